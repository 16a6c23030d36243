// Bars, a treemap and bubbles of the figures that stand in a table. Where a row leads deeper, its place in a chart does too.
import { use } from 'echarts/core'
import { BarChart, ScatterChart, TreemapChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import { columns, draw, theme } from './theme.js'

use([BarChart, ScatterChart, TreemapChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export function chart(place, table) {
  const look = theme(place)
  const made = { bar, treemap, bubble }[place.dataset.kind](place, table, look)
  const { ink, line, paper, series, font } = look
  const drawn = draw(place, {
    animation: false,
    aria: { enabled: true },
    color: series,
    textStyle: { fontFamily: font, color: ink },
    ...made,
    tooltip: { confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink }, ...made.tooltip },
  }, place.dataset.title)
  drawn.on('click', ({ data }) => { if (data?.link) location.href = data.link })
}

// The rows of a ranking: name, numbers by the key of their column, and where the row leads.
function items(table) {
  const keys = [...table.querySelectorAll('thead th')].map((th) => th.dataset.key)
  return [...table.querySelectorAll('tbody tr')].map((row) => {
    const head = row.querySelector('th')
    const cells = [...row.querySelectorAll('td')]
    return {
      name: (head.querySelector('a') ?? head).textContent.replace(/\s+/g, ' ').trim(),
      link: head.querySelector('a')?.href,
      said: (key) => cells[keys.indexOf(key) - 1]?.textContent.trim() ?? '–',
      of: (key) => { const v = cells[keys.indexOf(key) - 1]?.dataset.value; return v === undefined ? null : Number(v) },
    }
  })
}

function axis({ soft, line, number }, name) {
  return { type: 'value', name, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: soft }, axisLabel: { color: soft, formatter: (v) => number.format(v) }, splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: soft } } }
}

function bar(place, table, look) {
  const { names, periods, values } = columns(table)
  const { ink, soft, number } = look
  return {
    grid: { left: 8, right: 12, top: 16, bottom: 20 + 24 * names.length, containLabel: true },
    legend: { orient: 'vertical', bottom: 0, left: 8, textStyle: { color: ink, width: place.clientWidth - 60, overflow: 'truncate' } },
    tooltip: { trigger: 'axis', valueFormatter: (v) => (v === null || v === undefined ? '–' : `${number.format(v)} ${place.dataset.unit}`) },
    xAxis: { type: 'category', data: periods, axisLine: { lineStyle: { color: soft }, onZero: false }, axisLabel: { color: soft } },
    yAxis: axis(look),
    series: names.map((name, i) => ({ name, type: 'bar', data: values.map((row) => row[i]), barMaxWidth: 18 })),
  }
}

// Labels lie on the colours of the series, which are dark on light pages and light on dark ones.
function treemap(place, table, look) {
  return {
    tooltip: { formatter: ({ data }) => data.text },
    series: [{
      type: 'treemap', roam: false, nodeClick: false, breadcrumb: { show: false }, left: 0, right: 0, top: 0, bottom: 0,
      itemStyle: { borderColor: look.paper, borderWidth: 1, gapWidth: 1 }, label: { color: look.paper, overflow: 'truncate', formatter: ({ data }) => data.label },
      data: items(table).filter((i) => i.of('value') > 0).map((i, at) => ({
        name: i.name, value: i.of('value'), link: i.link, label: `${i.name}\n${i.said('share')}`, itemStyle: { color: look.series[at % look.series.length] },
        text: escape(`${i.name}: ${i.said('value')} ${place.dataset.unit}, ${i.said('share')}`),
      })),
    }],
  }
}

function bubble(place, table, look) {
  const heads = Object.fromEntries([...table.querySelectorAll('thead [data-key]')].map((th) => [th.dataset.key, th.textContent.trim()]))
  const all = items(table).filter((i) => i.of('growth') !== null && i.of('share') !== null)
  const most = Math.max(...all.map((i) => i.of('value')))
  // One part that doubled ten times over would press all others to the floor.
  const growths = all.map((i) => Math.abs(i.of('growth'))).sort((a, b) => a - b)
  const end = Math.max(20, (growths[Math.floor(growths.length * 0.85)] ?? 20) * 1.3)
  return {
    grid: { left: 48, right: 24, top: 24, bottom: 48 },
    tooltip: { formatter: ({ data }) => data.text },
    xAxis: axis(look, `${heads.share}, %`),
    yAxis: { ...axis(look, `${heads.growth}, %`), min: -Math.min(100, Math.ceil(end)), max: Math.ceil(end) },
    series: [{
      type: 'scatter', clip: true, labelLayout: { hideOverlap: true },
      label: { show: true, position: 'top', color: look.ink, formatter: ({ data }) => data.label }, itemStyle: { color: look.series[0], opacity: 0.65 },
      data: all.map((i) => ({
        value: [i.of('share'), Math.max(-end, Math.min(end, i.of('growth')))], symbolSize: 8 + 44 * Math.sqrt(i.of('value') / most), link: i.link, label: i.name.split(' ')[0],
        text: escape(`${i.name}: ${i.said('value')} ${place.dataset.unit}, ${i.said('share')}, ${i.said('growth')}`),
      })),
    }],
  }
}

function escape(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
