// The task of the benchmark `measures` with json-rules-engine: one engine a heading, one rule a measure.
// Reads {engines, measures, lines} from the file named first; prints seconds and the answers as JSON.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Engine } from 'json-rules-engine';

const { engines: rules, measures, lines } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const engines = new Map();
for (const [heading, own] of Object.entries(rules)) {
  const engine = new Engine([], { allowUndefinedFacts: false });
  for (const rule of own) {
    engine.addRule({ conditions: rule.conditions, event: { type: 'measure', params: { measure: rule.measure } } });
  }
  engines.set(heading, engine);
}

const cents = (amount) => Math.round((amount + Number.EPSILON) * 100) / 100;
const duty = (d, line) => {
  switch (d.kind) {
    case 'percent': return line.value * d.rate / 100;
    case 'specific': return d.amount * line.weight * line.rate;
    case 'floor': return Math.max(...d.parts.map((p) => duty(p, line)));
    default: return d.parts.reduce((sum, p) => sum + duty(p, line), 0);
  }
};

async function answer(line) {
  const { events } = await engines.get(line.heading).run(line);
  const hit = events.map((e) => e.params.measure).sort((a, b) => measures[a].order - measures[b].order);
  const of = (levy) => hit.filter((m) => measures[m].levy === levy).reduce((sum, m) => sum + cents(duty(measures[m].duty, line)), 0);
  const stops = hit.filter((m) => measures[m].stops).length;
  const [dumping, excise] = [of('dumping'), of('excise')];
  const vat = hit.filter((m) => measures[m].levy === 'vat');
  let [best, lowest] = [-1, Infinity];
  for (const m of hit.filter((h) => measures[h].levy === 'duty')) {
    const own = cents(duty(measures[m].duty, line));
    const taxed = line.value + own + dumping + excise;
    const total = cents(own + dumping + excise + vat.reduce((sum, v) => sum + cents(duty(measures[v].duty, { ...line, value: taxed })), 0));
    if (total < lowest) {
      [best, lowest] = [m, total];
    }
  }
  return [best, lowest, stops];
}

for (const line of lines.slice(0, 200)) {
  await answer(line);
}
const start = performance.now();
const answers = [];
for (const line of lines) {
  answers.push(await answer(line));
}
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ seconds, answers }));
