// What all charts share: the colours of the page, the numbers of its language, and a place that follows its size.
import { init } from 'echarts/core'

export function theme(place) {
  const probe = document.createElement('i')
  place.append(probe)
  const colour = (name) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const [ink, soft, line, paper] = ['--ink', '--soft', '--line', '--paper'].map(colour)
  const series = ['--series-1', '--series-2', '--series-3', '--series-4'].map(colour)
  probe.remove()
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 })
  return { ink, soft, line, paper, series, number, font: getComputedStyle(document.body).fontFamily }
}

// Draws, names the drawing, and follows the width of its place.
export function draw(place, option, title) {
  const drawn = init(place, null, { renderer: 'svg' })
  drawn.setOption(option)
  place.setAttribute('role', 'img')
  place.setAttribute('aria-label', title)
  new ResizeObserver(() => drawn.resize()).observe(place)
  return drawn
}

// The columns that are drawn, the rows in the order of time, and their numbers.
export function columns(table) {
  const names = [...table.querySelectorAll('thead [data-series]')].map((th) => th.textContent.trim())
  const rows = [...table.querySelectorAll('tbody tr')].reverse()
  const keyed = table.querySelector('thead [data-key]')
  const place = [...table.querySelectorAll('thead th')].map((th, i) => (th.dataset.series === undefined ? -1 : i - 1)).filter((i) => i >= 0)
  const cells = (row) => (keyed ? place.map((i) => row.querySelectorAll('td')[i]) : [...row.querySelectorAll('td:not(.growth)')])
  return {
    names,
    periods: rows.map((row) => row.querySelector('th').textContent.trim()),
    values: rows.map((row) => cells(row).map((td) => (td.dataset.value === undefined ? null : Number(td.dataset.value)))),
  }
}
