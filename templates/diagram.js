// The diagram: what is selected, the way of data, an attack step by step, views, zoom and drag.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const dfd = one('#dfd');
  if (!dfd) return;
  const details = one('#inspect');
  const idle = [...details.childNodes];
  const data = one('#show-data');
  const path = one('#show-path');
  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };

  // Marks: everything is plain; or some shapes are lit and the others dim.
  const shapes = () => all('svg a[href^="#"]', dfd);
  const plain = () => {
    dfd.classList.remove('lit');
    all('.number', dfd).forEach(n => n.remove());
    shapes().forEach(a => a.classList.remove('sel', 'on', 'now'));
  };
  const mark = (ids, name) => {
    const wanted = new Set(ids.map(id => '#' + id));
    shapes().filter(a => wanted.has(a.getAttribute('href'))).forEach(a => a.classList.add(name));
  };
  const ids = node => (node.dataset.ids || '').split(' ').filter(Boolean);
  const reset = () => {
    plain();
    if (data) data.value = '';
    if (path) path.value = '';
    details.replaceChildren(...idle);
  };

  // Details: a copy of what stands in the report, so that it exists once.
  const copyOf = card => {
    const copy = make('div');
    if (card.tagName === 'TR') {
      copy.append(...[...card.cells].map((cell, i) => {
        const p = make(i ? 'p' : 'h3');
        if (cell.dataset.l) p.append(make('b', cell.dataset.l + ': '));
        p.append(...cell.cloneNode(true).childNodes);
        return p;
      }));
    } else {
      copy.append(...card.cloneNode(true).childNodes);
    }
    all('[id]', copy).forEach(n => n.removeAttribute('id'));
    all('h4', copy).forEach(h => { const n = make('h3'); n.append(...h.childNodes); h.replaceWith(n); });
    return copy;
  };
  const inspect = link => {
    const card = document.getElementById(link.getAttribute('href').slice(1));
    if (!card) return;
    reset();
    mark([card.id], 'sel');
    details.replaceChildren(copyOf(card));
  };

  // The way of one data asset: where it is held, and what carries it.
  const showData = () => {
    const row = document.getElementById(data.value);
    if (path) path.value = '';
    plain();
    if (!row) return reset();
    dfd.classList.add('lit');
    mark(ids(row), 'on');
    details.replaceChildren(copyOf(row));
  };
  if (data) data.oninput = showData;

  // An attack, step by step.
  let steps = null;
  let at = 0;
  const button = (text, to, disabled) => {
    const b = make('button', text, 'btn');
    b.type = 'button';
    b.disabled = disabled;
    b.onclick = () => {
      at = to;
      showStep();
      (all('button', details).find(n => n.textContent === text && !n.disabled) || one('button:not(:disabled)', details)).focus();
    };
    return b;
  };
  const showStep = () => {
    const lines = [...steps.children];
    plain();
    dfd.classList.add('lit');
    lines.forEach((line, i) => {
      if (i <= at) mark(ids(line), 'on');
      if (i === at) mark(ids(line), 'now');
      if (i <= at) number(ids(line), i + 1);
    });
    const list = make('ol', '', 'steps');
    lines.forEach((line, i) => {
      const copy = line.cloneNode(true);
      copy.className = i === at ? 'now' : i < at ? 'past' : 'later';
      if (i === at) copy.setAttribute('aria-current', 'step');
      list.append(copy);
    });
    const where = make('p', dfd.dataset.step.replace('{n}', at + 1).replace('{total}', lines.length), 'muted');
    where.setAttribute('role', 'status');
    const bar = make('p', '', 'bar2');
    bar.append(button('← ' + dfd.dataset.back, at - 1, at === 0), button(dfd.dataset.next + ' →', at + 1, at === lines.length - 1));
    details.replaceChildren(make('h3', steps.dataset.title), where, bar, list);
    const now = one('.now', list);
    details.scrollTop = Math.max(0, now.offsetTop - details.offsetTop - 140);
  };
  // The number of a step on the last of its shapes that is drawn.
  const number = (ids, n) => {
    const links = shapes().filter(a => ids.includes(a.getAttribute('href').slice(1)));
    const shown = links.filter(a => a.closest('.view').classList.contains('shown') && a.getAttribute('tabindex') !== '-1');
    const last = shown[shown.length - 1];
    if (!last) return;
    const svg = last.ownerSVGElement;
    const box = last.getBBox();
    const there = all('.number', svg).filter(g => g.dataset.on === last.getAttribute('href')).length;
    const group = document.createElementNS(svg.namespaceURI, 'g');
    group.setAttribute('class', 'number');
    group.setAttribute('aria-hidden', 'true');
    group.dataset.on = last.getAttribute('href');
    const circle = document.createElementNS(svg.namespaceURI, 'circle');
    const text = document.createElementNS(svg.namespaceURI, 'text');
    const [x, y] = [box.x + 2 + there * 19, box.y + 1];
    for (const [key, value] of [['cx', x], ['cy', y], ['r', 9.5]]) circle.setAttribute(key, value);
    for (const [key, value] of [['x', x], ['y', y + 4]]) text.setAttribute(key, value);
    text.textContent = n;
    group.append(circle, text);
    svg.append(group);
  };
  const showPath = () => {
    steps = document.getElementById(path.value);
    if (data) data.value = '';
    if (!steps) return reset();
    at = 0;
    showStep();
  };
  if (path) path.oninput = showPath;
  all('[data-show]').forEach(b => {
    b.onclick = () => {
      path.value = b.dataset.show;
      showPath();
      one('#diagram').scrollIntoView();
      details.focus({ preventScroll: true });
    };
  });

  let moved = false;
  dfd.addEventListener('click', event => {
    const link = event.target.closest('svg a');
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (!moved) inspect(link);
  });
  dfd.addEventListener('keydown', event => { if (event.key === 'Escape') reset(); });

  const views = all('[data-view]', dfd);
  views.forEach(chosen => {
    chosen.onclick = () => {
      all('.view', dfd).forEach(v => v.classList.toggle('shown', v.id === chosen.dataset.view));
      views.forEach(b => b.setAttribute('aria-pressed', String(b === chosen)));
      if (path && path.value) showStep();
    };
  });

  // Zoom: by button, key and wheel, around the middle of what is seen.
  let zoom = 1;
  const setZoom = to => {
    zoom = Math.min(4, Math.max(0.5, to));
    all('.canvas', dfd).forEach(canvas => {
      const svg = one('svg', canvas);
      const x = (canvas.scrollLeft + canvas.clientWidth / 2) / canvas.scrollWidth;
      const y = (canvas.scrollTop + canvas.clientHeight / 2) / canvas.scrollHeight;
      canvas.classList.toggle('zoomed', zoom !== 1);
      svg.style.width = zoom === 1 ? '' : zoom * 100 + '%';
      canvas.scrollLeft = x * canvas.scrollWidth - canvas.clientWidth / 2;
      canvas.scrollTop = y * canvas.scrollHeight - canvas.clientHeight / 2;
    });
    one('#zl').textContent = Math.round(zoom * 100) + ' %';
  };
  one('#zi').onclick = () => setZoom(zoom * 1.25);
  one('#zo').onclick = () => setZoom(zoom / 1.25);
  one('#zf').onclick = () => setZoom(1);
  dfd.addEventListener('keydown', event => {
    if (!event.target.closest('.canvas') || event.ctrlKey || event.metaKey) return;
    const to = { '+': zoom * 1.25, '=': zoom * 1.25, '-': zoom / 1.25, 0: 1 }[event.key];
    if (to) setZoom(to);
  });
  all('.canvas', dfd).forEach(canvas => {
    canvas.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom(zoom * (event.deltaY < 0 ? 1.12 : 0.89));
    }, { passive: false });
    let from = null;
    canvas.addEventListener('pointerdown', event => {
      moved = false;
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      from = [event.clientX, event.clientY, canvas.scrollLeft, canvas.scrollTop];
    });
    addEventListener('pointermove', event => {
      if (!from) return;
      const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
      if (Math.abs(dx) + Math.abs(dy) <= 4) return;
      moved = true;
      canvas.classList.add('drag');
      canvas.scrollLeft = from[2] - dx;
      canvas.scrollTop = from[3] - dy;
    });
    addEventListener('pointerup', () => { from = null; canvas.classList.remove('drag'); setTimeout(() => { moved = false; }, 0); });
    canvas.addEventListener('dragstart', event => event.preventDefault());
  });
})();
