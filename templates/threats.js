// The threats: search, filter, sort, open all.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const list = one('#threat-list');
  if (!list) return;
  const items = all('.threat', list);
  const texts = new Map(items.map(t => [t, t.textContent.toLowerCase()]));
  const order = new Map(items.map((t, i) => [t, i]));
  const rank = { critical: 5, high: 4, medium: 3, low: 2, none: 1, unrated: 6 };
  const feasible = { high: 4, medium: 3, low: 2, 'very-low': 1, unknown: 5 };
  const [query, response, severity, sort, count] = ['#tq', '#fr', '#fs', '#so', '#tc'].map(s => one(s));
  const by = {
    worst: (a, b) => order.get(a) - order.get(b),
    feasible: (a, b) => feasible[b.dataset.feasibility] - feasible[a.dataset.feasibility],
    response: (a, b) => a.dataset.state.localeCompare(b.dataset.state),
    title: (a, b) => a.dataset.title.localeCompare(b.dataset.title),
  };
  const apply = () => {
    const words = query.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits = (!words || texts.get(item).includes(words))
        && (!response.value || item.dataset.state === response.value)
        && (!severity.value || rank[item.dataset.level] >= rank[severity.value]);
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    const sorted = items.slice().sort((a, b) => by[sort.value](a, b) || order.get(a) - order.get(b));
    list.append(...sorted);
    count.textContent = shown === items.length ? String(shown) : shown + ' / ' + items.length;
  };
  [query, response, severity, sort].forEach(field => field.addEventListener('input', apply));
  const open = one('#oa');
  open.onclick = () => {
    const opening = items.some(t => !t.open);
    items.forEach(t => { t.open = opening; });
    open.textContent = opening ? open.dataset.close : open.dataset.open;
  };
})();
