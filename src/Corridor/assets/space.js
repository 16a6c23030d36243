// The product space of the figures that stand in a table: points at the places of their rows, lines between products that are linked.
import { use } from 'echarts/core'
import { GraphChart } from 'echarts/charts'
import { AriaComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import { draw, theme } from './theme.js'

use([GraphChart, AriaComponent, LegendComponent, TooltipComponent, SVGRenderer])

export function chart(place, table) {
  const { ink, soft, line, paper, series, font } = theme(place)
  const keys = [...table.querySelectorAll('thead th')].map((th) => th.dataset.key)
  const [both, one, other, neither] = place.dataset.labels.split('|')
  const kinds = [both, one, other, neither].filter((k) => k !== '')
  const colors = { [both]: series[2], [one]: series[0], [other]: series[1], [neither]: line }
  const rows = [...table.querySelectorAll('tbody tr')].map((row) => {
    const cells = [...row.querySelectorAll('td')]
    const cell = (key) => cells[keys.indexOf(key) - 1]
    const number = (key) => Number(cell(key)?.dataset.value ?? 0)
    const [x, y] = row.dataset.place.split(' ').map(Number)
    const [first, second] = [number('one') >= 1, number('other') >= 1]
    return {
      code: row.querySelector('.code').textContent.trim(), name: row.querySelector('th').textContent.replace(/\s+/g, ' ').trim(), x, y, value: number('value'),
      kind: first && second ? both : first ? one : second ? other : neither, near: cell('near')?.textContent.trim() ?? '',
      text: keys.slice(1, -1).map((key, i) => `${table.querySelectorAll('thead th')[i + 1].textContent.trim()}: ${cell(key)?.textContent.trim()}`),
    }
  })
  const most = Math.max(...rows.map((r) => r.value))
  // A few products are named where they stand and may be large.
  const few = rows.length <= 40
  const size = few ? [10, 34] : [4, 18]
  const side = few ? Math.min(90, place.clientWidth * 0.12) : 12
  const places = new Map(rows.map((r, i) => [r.code, i]))
  // Each row names its nearest products; a link that both ends name is drawn once.
  const links = new Map()
  rows.forEach((row, i) => row.near.split(/[;；]\s*/).forEach((entry) => {
    const to = places.get(entry.split(' ')[0])
    if (to !== undefined) links.set(Math.min(i, to) + '-' + Math.max(i, to), { source: i, target: to })
  }))
  // In the proportions of the place, so that points stay round.
  const [width, height] = [place.clientWidth - 2 * side, place.clientHeight - (few ? 84 : 52)]
  const points = rows.map((r) => ({ x: r.x * width, y: r.y * height, size: size[0] + size[1] * Math.sqrt(r.value / most), code: r.code, text: width > 480 ? brief(r.name) : r.code }))
  const labels = few ? named(points, side) : []
  draw(place, {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: font, color: ink },
    legend: { data: kinds, bottom: 0, textStyle: { color: ink } },
    tooltip: { confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink }, formatter: ({ data }) => data.text ?? '' },
    series: [{
      type: 'graph', layout: 'none', roam: true, scaleLimit: { min: 1, max: 8 }, left: side, right: side, top: few ? 24 : 12, bottom: few ? 60 : 40, preserveAspect: false,
      categories: kinds.map((name) => ({ name, itemStyle: { color: colors[name] } })), lineStyle: { color: soft, opacity: few ? 0.6 : 0.25, width: few ? 1.4 : 0.6 }, emphasis: { focus: 'adjacency' },
      data: rows.map((r, i) => ({ id: String(i), name: r.code, x: points[i].x, y: points[i].y, category: r.kind, symbolSize: points[i].size, label: { show: few, distance: 3, fontSize: 11, color: ink, textBorderColor: paper, textBorderWidth: 3, ...labels[i] }, text: escape([r.name, ...r.text].join('\n')).replaceAll('\n', '<br>') })),
      links: [...links.values()].map(({ source, target }) => ({ source: String(source), target: String(target) })),
    }],
  }, place.dataset.title)
}

// On which side of its point each name covers neither another point nor another name; where none is free the code stands alone.
function named(points, side) {
  const box = (x, y, w, h) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 })
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const taken = points.map((p) => box(p.x, p.y, p.size, p.size))
  const right = Math.max(...points.map((p) => p.x)) + side
  return points.map(({ x, y, size, code, text }, i) => {
    for (const formatter of [text, code]) {
      const [w, h] = [[...formatter].reduce((sum, c) => sum + (c > '\u2e80' ? 11.5 : 6.6), 4), 15]
      const away = size / 2 + 3
      const places = { bottom: box(x, y + away + h / 2, w, h), right: box(x + away + w / 2, y, w, h), left: box(x - away - w / 2, y, w, h), top: box(x, y - away - h / 2, w, h) }
      const free = Object.keys(places).find((k) => places[k].left > -side && places[k].right < right && taken.every((t, j) => j === i || !meet(t, places[k])))
      if (free || formatter === code) {
        const position = free ?? 'bottom'
        taken.push(places[position])
        return { position, formatter }
      }
    }
  })
}

// The code and as much of the name as stands below a point without covering its neighbours.
function brief(whole) {
  const name = whole.split(/[;；]/)[0]
  const most = /[\u3400-\u9fff]/.test(name) ? 12 : 24
  return name.length <= most ? name : name.slice(0, most).replace(/[\s,，、]+$/, '') + '…'
}

function escape(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
