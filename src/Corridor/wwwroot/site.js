// Suggestions while typing, and charts when their place comes into view. Pages work without either.

for (const input of document.querySelectorAll('input[data-suggest]')) combobox(input)
const charts = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      charts.unobserve(entry.target)
      draw(entry.target)
    }
  }
})
for (const place of document.querySelectorAll('.chart')) charts.observe(place)

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const from = document.getElementById(button.dataset.copy)
    await navigator.clipboard.writeText(from.value ?? [...from.querySelectorAll('p')].map((p) => p.textContent.trim()).join('\n'))
    button.textContent = button.dataset.done
  })
}

async function draw(place) {
  const { chart } = await import(place.dataset.module)
  chart(place, document.getElementById(place.dataset.chart))
}

// The combobox pattern of the ARIA authoring practices: the input keeps the focus, the list is pointed at.
function combobox(input) {
  const list = document.createElement('ul')
  list.className = 'suggest'
  list.id = `${input.id}-list`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels[0]?.textContent ?? '')
  list.hidden = true
  input.parentElement.append(list)
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value)

  let asked = 0
  let timer
  let at = -1
  const options = () => [...list.children]
  const close = () => {
    clearTimeout(timer)
    asked++
    list.hidden = true
    at = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const point = (index) => {
    at = index
    options().forEach((o, i) => o.setAttribute('aria-selected', String(i === index)))
    if (index < 0) input.removeAttribute('aria-activedescendant')
    else {
      input.setAttribute('aria-activedescendant', options()[index].id)
      options()[index].scrollIntoView({ block: 'nearest' })
    }
  }
  const choose = (option) => {
    input.value = option.dataset.code
    close()
    // Where the code is one answer of several, the person goes on by themselves.
    if (input.dataset.stay === undefined) input.form.requestSubmit()
  }
  const ask = async () => {
    const words = input.value.trim()
    if (words.length < 2) return close()
    const mine = ++asked
    const answer = await fetch(`/api/v1/goods/suggestions?q=${encodeURIComponent(words)}&lang=${input.dataset.suggest}&top=8`).catch(() => null)
    if (mine !== asked || !answer?.ok) return
    const { hits } = await answer.json()
    if (mine !== asked) return
    const pointed = options()[at]?.dataset.code
    list.dataset.words = words
    list.replaceChildren(...hits.map((hit, i) => {
      const option = document.createElement('li')
      option.id = `${list.id}-${i}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.dataset.code = hit.code
      const code = document.createElement('span')
      code.className = 'code'
      code.textContent = hit.printed
      const name = document.createElement('span')
      name.lang = hit.name.language
      name.textContent = ` ${hit.name.text}`
      option.append(code, name)
      option.addEventListener('mousedown', (e) => { e.preventDefault(); choose(option) })
      return option
    }))
    list.hidden = hits.length === 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    // An answer that comes late keeps what the person has already pointed at.
    point(pointed === undefined ? -1 : hits.findIndex((hit) => hit.code === pointed))
  }
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120) })
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (e) => {
    if (list.hidden) return
    const count = options().length
    if (e.key === 'ArrowDown') point((at + 1) % count)
    else if (e.key === 'ArrowUp') point((at - 1 + count) % count)
    else if (e.key === 'Escape') close()
    else if (e.key === 'Enter' && at >= 0) choose(options()[at])
    else return
    e.preventDefault()
  })
}
