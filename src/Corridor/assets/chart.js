// A line chart of the figures that stand in a table. The table is the source: a chart can never say something else.
import { use } from 'echarts/core'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import { columns, draw, theme } from './theme.js'

use([LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export function chart(place, table) {
  const { names, periods, values } = inTime(columns(table))
  const { ink, soft, line, paper, series, number, font } = theme(place)
  draw(place, {
    animation: false,
    aria: { enabled: true },
    color: series,
    textStyle: { fontFamily: font, color: ink },
    grid: { left: 8, right: 12, top: 16, bottom: 20 + 24 * names.length, containLabel: true },
    legend: { orient: 'vertical', bottom: 0, left: 8, textStyle: { color: ink, width: place.clientWidth - 60, overflow: 'truncate' } },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink }, valueFormatter: (v) => (v === null || v === undefined ? '–' : `${number.format(v)} ${place.dataset.unit}`) },
    xAxis: { type: 'category', data: periods, axisLine: { lineStyle: { color: soft } }, axisLabel: { color: soft } },
    yAxis: { type: 'value', axisLabel: { color: soft, formatter: (v) => number.format(v) }, splitLine: { lineStyle: { color: line } } },
    series: names.map((name, i) => ({
      name, type: 'line', data: values.map((row) => row[i]), showSymbol: true, showAllSymbol: true, symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4], symbolSize: 6,
      lineStyle: { width: 2, type: ['solid', 'dashed', 'dotted', 'solid'][i % 4] },
    })),
  }, names.join('; '))
}

// Time is drawn to scale: a year or month that the table has no row of keeps its place, and no line runs across it.
function inTime({ names, periods, values }) {
  const ofMonths = periods.every((p) => /^\d{4}-\d\d$/.test(p))
  const step = (period) => {
    const [, year, month] = period.match(/(\d{4})(?:-(\d\d))?/) ?? []
    return ofMonths ? year * 12 + Number(month) - 1 : Number(year)
  }
  const steps = periods.map(step)
  const [first, last] = [steps[0], steps.at(-1)]
  if (!steps.every((s, i) => i === 0 || s > steps[i - 1]) || !(last - first < 1200)) return { names, periods, values }
  const unknown = names.map(() => null)
  const label = (s) => (ofMonths ? `${Math.floor(s / 12)}-${String((s % 12) + 1).padStart(2, '0')}` : periods[0].replaceAll(String(first), s))
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return { names, periods: all.map((s) => periods[steps.indexOf(s)] ?? label(s)), values: all.map((s) => values[steps.indexOf(s)] ?? unknown) }
}
