(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;

  // Theme: as the system, light, dark.
  const theme = one('#theme');
  const modes = ['auto', 'light', 'dark'];
  let mode = root.dataset.theme || 'auto';
  const showMode = () => { theme.textContent = theme.dataset.label + ': ' + theme.dataset[mode]; };
  showMode();
  theme.onclick = () => {
    mode = modes[(modes.indexOf(mode) + 1) % 3];
    if (mode === 'auto') delete root.dataset.theme; else root.dataset.theme = mode;
    try { localStorage.setItem('tm-theme', mode); } catch (e) { /* only for this visit */ }
    showMode();
  };
  one('#print').onclick = () => print();

  // A link opens whatever holds its target.
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { return; }
    if (!target) return;
    for (let n = target; n; n = n.parentElement) {
      if (n.tagName === 'DETAILS') n.open = true;
      if (n.hidden) n.hidden = false;
    }
    target.scrollIntoView({ block: target.tagName === 'TR' ? 'center' : 'start' });
  };
  addEventListener('hashchange', reveal);
  if (location.hash) setTimeout(reveal, 0);
  let shut = [];
  addEventListener('beforeprint', () => { shut = all('details:not([open])'); shut.forEach(d => { d.open = true; }); });
  addEventListener('afterprint', () => shut.forEach(d => { d.open = false; }));

  // The contents follow the scroll.
  const links = new Map(all('.nav a').map(a => [a.hash.slice(1), a]));
  const marks = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  let due = false;
  const follow = () => {
    due = false;
    let at = marks[0];
    for (const mark of marks) if (mark.getBoundingClientRect().top < 150) at = mark;
    for (const [id, link] of links) {
      if (!at || id !== at.id) { link.removeAttribute('aria-current'); continue; }
      if (link.hasAttribute('aria-current')) continue;
      link.setAttribute('aria-current', 'true');
      const nav = link.closest('nav');
      if (link.offsetTop < nav.scrollTop || link.offsetTop > nav.scrollTop + nav.clientHeight - 60) nav.scrollTop = link.offsetTop - 120;
    }
  };
  addEventListener('scroll', () => { if (!due) { due = true; requestAnimationFrame(follow); } }, { passive: true });
  follow();

  // The diagram: views, details of what is selected, zoom and drag.
  const dfd = one('#dfd');
  if (dfd) diagram(dfd);

  function diagram(dfd) {
    const details = one('#inspect');
    const idle = [...details.childNodes];
    const clear = () => all('.sel', dfd).forEach(n => n.classList.remove('sel'));
    const reset = () => { clear(); details.replaceChildren(...idle); };
    const inspect = link => {
      const card = document.getElementById(link.getAttribute('href').slice(1));
      if (!card) return;
      clear();
      all('svg a', dfd).filter(a => a.getAttribute('href') === link.getAttribute('href')).forEach(a => a.classList.add('sel'));
      details.replaceChildren(cardOf(card));
    };
    const cardOf = card => {
      const copy = document.createElement('div');
      copy.append(...[...card.cloneNode(true).childNodes]);
      if (card.tagName === 'TR') {
        copy.replaceChildren(...[...card.cells].map(cell => {
          const p = document.createElement('p');
          if (cell.dataset.l) { const b = document.createElement('b'); b.textContent = cell.dataset.l + ': '; p.append(b); }
          p.append(...cell.cloneNode(true).childNodes);
          return p;
        }));
      }
      all('[id]', copy).forEach(n => n.removeAttribute('id'));
      all('h4.t', copy).forEach(h => { const n = document.createElement('h3'); n.append(...h.childNodes); h.replaceWith(n); });
      return copy;
    };
    let moved = false;
    dfd.addEventListener('click', event => {
      const link = event.target.closest('svg a');
      if (!link || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      if (!moved) inspect(link);
    });
    dfd.addEventListener('keydown', event => { if (event.key === 'Escape') reset(); });

    const buttons = all('[data-view]', dfd);
    buttons.forEach(button => {
      button.onclick = () => {
        all('.view', dfd).forEach(v => v.classList.toggle('shown', v.id === button.dataset.view));
        buttons.forEach(b => b.setAttribute('aria-pressed', String(b === button)));
        reset();
      };
    });

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
        const dx = event.clientX - from[0], dy = event.clientY - from[1];
        if (Math.abs(dx) + Math.abs(dy) <= 4) return;
        moved = true;
        canvas.classList.add('drag');
        canvas.scrollLeft = from[2] - dx;
        canvas.scrollTop = from[3] - dy;
      });
      addEventListener('pointerup', () => { from = null; canvas.classList.remove('drag'); setTimeout(() => { moved = false; }, 0); });
      canvas.addEventListener('dragstart', event => event.preventDefault());
    });
  }

  // The threats: search, filter, sort, open all.
  const list = one('#threat-list');
  if (list) threats(list);

  function threats(list) {
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
  }

  // Copy what is to be written.
  all('.copy').forEach(button => {
    const label = button.textContent;
    button.onclick = async () => {
      const text = one('pre', button.parentElement);
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = button.dataset.done;
      } catch (e) {
        getSelection().selectAllChildren(text);
      }
      setTimeout(() => { button.textContent = label; }, 1500);
    };
  });
})();
