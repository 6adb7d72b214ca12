// Keeps the place in a report over a reload: what the reader did to one document, done again to the next.

const all = (selector, root) => [...root.querySelectorAll(selector)];

/** A name for a `details` that holds over small edits: its own id, else the id before it and how many stand between. */
function nameOf(details) {
  if (details.id) return '#' + details.id;
  let steps = 0;
  for (let node = details; node; node = node.parentElement) {
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.tagName === 'DETAILS') steps += 1;
      else if (before.id) return before.id + '+' + steps;
    }
    const around = node.parentElement;
    if (around && around.id) return around.id + '/' + steps;
  }
  return String(steps);
}

/** A name for a button that is pressed: everything it says about itself in `data-` attributes. */
const nameOfButton = button => JSON.stringify(Object.entries(button.dataset).sort());

/** Where the reader is: the ids at the top of the window, the nearest first, with their distance from it. */
function anchors(page) {
  const { document } = page;
  const near = [];
  for (const node of document.querySelectorAll('main [id], body > [id]')) {
    const box = node.getBoundingClientRect();
    if (box.height === 0 || box.top > 150) continue;
    near.push({ id: node.id, top: box.top });
  }
  near.sort((a, b) => b.top - a.top);
  return near.slice(0, 8);
}

/** The zoom of the diagram, as the report shows it in per cent. */
const zoomOf = document => parseInt(document.querySelector('#zl')?.textContent ?? '', 10) || 100;

/** Everything the reader did: scroll, open details, filters, view, zoom, what is selected. */
export function snapshot(page) {
  const { document } = page;
  if (!document?.body) return null;
  const active = document.activeElement;
  return {
    scroll: [page.scrollX, page.scrollY],
    anchors: page.scrollY > 0 ? anchors(page) : [],
    details: new Map(all('details', document).map(d => [nameOf(d), d.open])),
    fields: new Map(all('input[id], select[id], textarea[id]', document).map(f => [f.id, f.type === 'checkbox' ? f.checked : f.value])),
    pressed: all('button[aria-pressed="true"]', document).map(nameOfButton),
    selected: document.querySelector('svg .sel')?.getAttribute('href') ?? null,
    step: all('#inspect .steps > li', document).findIndex(li => li.classList.contains('now')),
    zoom: zoomOf(document),
    scrolled: all('.canvas, .scroll, nav, .inspect', document).map(n => [n.scrollLeft, n.scrollTop]),
    focus: active && active !== document.body ? active.id : '',
  };
}

/** Does to a new document what was done to the last. What is no longer there is left out. */
export function restore(page, kept) {
  const { document } = page;
  if (!kept) return;
  for (const details of all('details', document)) {
    const open = kept.details.get(nameOf(details));
    if (open !== undefined) details.open = open;
  }
  // Before the fields: another view begins without a way of data or an attack.
  for (const button of all('button[aria-pressed="false"]', document)) {
    if (kept.pressed.includes(nameOfButton(button))) button.click();
  }
  for (const [id, value] of kept.fields) {
    const field = document.getElementById(id);
    if (!field) continue;
    const key = field.type === 'checkbox' ? 'checked' : 'value';
    if (field[key] === value) continue;
    field[key] = value;
    field.dispatchEvent(new page.Event('input', { bubbles: true }));
  }
  for (let step = 0; step < kept.step; step += 1) document.querySelector('#inspect .bar2 button:last-child')?.click();
  if (kept.selected) {
    const again = all('svg a', document).find(a => a.getAttribute('href') === kept.selected && a.checkVisibility?.() !== false);
    again?.dispatchEvent(new page.MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  restoreZoom(document, kept.zoom);
  all('.canvas, .scroll, nav, .inspect', document).forEach((node, at) => {
    const scrolled = kept.scrolled[at];
    if (scrolled) [node.scrollLeft, node.scrollTop] = scrolled;
  });
  if (kept.focus) document.getElementById(kept.focus)?.focus({ preventScroll: true });
  restoreScroll(page, kept);
}

/** The report zooms by steps only: so many steps as come nearest. */
function restoreZoom(document, zoom) {
  const step = (id, better) => {
    for (let tries = 0; tries < 12 && better(zoomOf(document)); tries += 1) document.querySelector(id)?.click();
  };
  step('#zi', now => now * 1.12 < zoom);
  step('#zo', now => now > zoom * 1.12);
}

/** The nearest id that is still there stands where it stood; without one, the number of pixels counts. */
function restoreScroll(page, kept) {
  for (const { id, top } of kept.anchors) {
    const node = page.document.getElementById(id);
    const box = node?.getBoundingClientRect();
    if (!box || box.height === 0) continue;
    page.scrollTo({ left: kept.scroll[0], top: Math.round(page.scrollY + box.top - top), behavior: 'instant' });
    return;
  }
  page.scrollTo({ left: kept.scroll[0], top: kept.scroll[1], behavior: 'instant' });
}
