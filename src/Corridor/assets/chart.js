// A line chart of the figures that stand in a table. The table is the source: a chart can never say something else.
import { init, use } from 'echarts/core'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'

use([LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export function chart(place, table) {
  const names = [...table.querySelectorAll('thead [data-series]')].map((th) => th.textContent.trim())
  const rows = [...table.querySelectorAll('tbody tr')].reverse()
  const periods = rows.map((row) => row.querySelector('th').textContent.trim())
  const values = rows.map((row) => [...row.querySelectorAll('td:not(.growth)')].map((td) => (td.dataset.value === undefined ? null : Number(td.dataset.value))))
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
  const drawn = init(place, null, { renderer: 'svg' })
  drawn.setOption({
    animation: false,
    aria: { enabled: true },
    color: series,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    grid: { left: 8, right: 12, top: 16, bottom: 20 + 24 * names.length, containLabel: true },
    legend: { orient: 'vertical', bottom: 0, left: 8, textStyle: { color: ink, width: place.clientWidth - 60, overflow: 'truncate' } },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink }, valueFormatter: (v) => (v === null || v === undefined ? '–' : `${number.format(v)} ${place.dataset.unit}`) },
    xAxis: { type: 'category', data: periods, axisLine: { lineStyle: { color: soft } }, axisLabel: { color: soft } },
    yAxis: { type: 'value', axisLabel: { color: soft, formatter: (v) => number.format(v) }, splitLine: { lineStyle: { color: line } } },
    series: names.map((name, i) => ({
      name, type: 'line', data: values.map((row) => row[i]), showSymbol: true, symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4], symbolSize: 6,
      lineStyle: { width: 2, type: ['solid', 'dashed', 'dotted', 'solid'][i % 4] },
    })),
  })
  place.setAttribute('role', 'img')
  place.setAttribute('aria-label', names.join('; '))
  new ResizeObserver(() => drawn.resize()).observe(place)
}
