// The product space of the figures that stand in a table: points at the places of their rows, lines between products that are linked.
import { use } from 'echarts/core'
import { GraphChart } from 'echarts/charts'
import { AriaComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { draw, theme } from './theme.js'

use([GraphChart, AriaComponent, LegendComponent, TooltipComponent, LabelLayout, SVGRenderer])

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
  const places = new Map(rows.map((r, i) => [r.code, i]))
  // Each row names its nearest products; a link that both ends name is drawn once.
  const links = new Map()
  rows.forEach((row, i) => row.near.split('; ').forEach((entry) => {
    const to = places.get(entry.split(' ')[0])
    if (to !== undefined) links.set(Math.min(i, to) + '-' + Math.max(i, to), { source: i, target: to })
  }))
  // In the proportions of the place, so that points stay round.
  const [width, height] = [place.clientWidth - 24, place.clientHeight - 52]
  draw(place, {
    animation: false,
    aria: { enabled: true },
    textStyle: { fontFamily: font, color: ink },
    legend: { data: kinds, bottom: 0, textStyle: { color: ink } },
    tooltip: { confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink }, formatter: ({ data }) => data.text ?? '' },
    series: [{
      type: 'graph', layout: 'none', roam: true, scaleLimit: { min: 1, max: 8 }, left: 12, right: 12, top: 12, bottom: 40, preserveAspect: false,
      categories: kinds.map((name) => ({ name, itemStyle: { color: colors[name] } })), lineStyle: { color: soft, opacity: 0.25, width: 0.6 }, emphasis: { focus: 'adjacency' }, labelLayout: { hideOverlap: true },
      data: rows.map((r, i) => ({ id: String(i), name: r.code, x: r.x * width, y: r.y * height, category: r.kind, symbolSize: size[0] + size[1] * Math.sqrt(r.value / most), label: { show: few, position: 'bottom', distance: 3, fontSize: 11, color: ink, formatter: width > 640 ? brief(r.name) : r.code }, text: escape([r.name, ...r.text].join('\n')).replaceAll('\n', '<br>') })),
      links: [...links.values()].map(({ source, target }) => ({ source: String(source), target: String(target) })),
    }],
  }, place.dataset.title)
}

// The code and as much of the name as stands below a point without covering its neighbours.
function brief(name) {
  const most = /[\u3400-\u9fff]/.test(name) ? 12 : 24
  return name.length <= most ? name : name.slice(0, most).replace(/[\s,;，；、]+$/, '') + '…'
}

function escape(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
