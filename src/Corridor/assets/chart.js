// A line chart of the figures that stand in a table. The table is the source: a chart can never say something else.
import { use } from 'echarts/core'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import { columns, draw, theme } from './theme.js'

use([LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export function chart(place, table) {
  const { names, periods, values } = columns(table)
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
      name, type: 'line', data: values.map((row) => row[i]), showSymbol: true, symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4], symbolSize: 6,
      lineStyle: { width: 2, type: ['solid', 'dashed', 'dotted', 'solid'][i % 4] },
    })),
  }, names.join('; '))
}
