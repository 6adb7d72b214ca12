// The page around the outputs: shows the current build in a frame, keeps the reader's place, shows findings, and opens
// places in the editor.
import { restore, snapshot } from './keep.js';

const one = id => document.getElementById(id);
const stage = one('stage'), panel = one('panel'), dot = one('state'), pages = one('page');
const findingsButton = one('findings'), followButton = one('follow');

/** What the server said last. */
let now = null;
/** The build in the frame, and the page of it. */
let shown = { build: 0, page: '' };
/** What is chosen in the list of pages. */
let page = 'report.html';
/** The reader's place in each page that was left. */
const places = new Map();
/** The frame that is being loaded. */
let loading = null;
/** Whether the reader closed the panel over an error; the next build opens it again. */
let dismissed = false;

const frame = () => stage.querySelector('iframe.shown');

// Events: a number each, the build. The state is fetched when one comes.

let asked = 0;
async function update() {
  const number = (asked += 1);
  let state;
  try {
    state = await (await fetch('live/state.json', { cache: 'no-store' })).json();
  } catch (e) {
    return offline();
  }
  if (number !== asked) return;
  if (!now || state.version !== now.version) dismissed = false;
  now = state;
  show();
}

const events = new EventSource('live/events');
events.addEventListener('build', update);
events.onerror = () => offline();
function offline() {
  dot.className = 'dot off';
  dot.ariaLabel = 'tm serve has stopped';
  dot.title = dot.ariaLabel;
  document.body.classList.add('offline');
}

// The state: title, pages, findings.

const isBroken = () => Boolean(now.failure) || now.shown !== now.version && now.findings.some(isLanguage);
const isLanguage = finding => /^TM0/.test(finding.code);
const many = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

function show() {
  document.body.classList.remove('offline');
  const broken = isBroken();
  dot.className = broken ? 'dot bad' : 'dot good';
  dot.ariaLabel = broken ? 'the model has errors: this is the last good state' : 'up to date';
  dot.title = dot.ariaLabel;
  if (!broken || !document.title) document.title = now.title;
  if (broken) document.title = '✕ ' + document.title.replace(/^✕ /, '');
  one('empty').hidden = now.shown !== 0;
  listPages();
  showFindings(broken);
  showPage();
}

function listPages() {
  const names = now.pages.map(p => p.name);
  if (!names.includes(page)) page = names[0] ?? 'report.html';
  pages.replaceChildren(...now.pages.map(p => new Option(p.title, p.name, false, p.name === page)));
  pages.hidden = names.length === 0;
}

pages.addEventListener('change', () => {
  page = pages.value;
  showPage();
});

// The page: loaded beside the one that is shown, brought to the reader's place, then shown in its stead. So nothing
// flickers, and the report keeps its own policy and script.

function showPage() {
  if (now.shown === 0 || (shown.build === now.shown && shown.page === page)) return;
  const target = { build: now.shown, page };
  if (loading && loading.target.build === target.build && loading.target.page === target.page) return;
  loading?.frame.remove();
  placeOf(shown.page);
  const next = document.createElement('iframe');
  next.title = 'Report and diagrams';
  loading = { frame: next, target };
  next.addEventListener('load', () => loaded(next, target), { once: true });
  next.src = `${encodeURI(page)}?${target.build}`;
  stage.append(next);
}

/** The reader's place in a page: as it is now when it is shown, else as it was left. */
function placeOf(name) {
  if (shown.page === name && frame()) places.set(name, snapshot(frame().contentWindow));
  return places.get(name);
}

function loaded(next, target) {
  if (loading?.frame !== next) return;
  loading = null;
  placeOf(shown.page);
  restore(next.contentWindow, places.get(target.page));
  const last = frame();
  next.classList.add('shown');
  last?.remove();
  shown = target;
  attend(next);
  document.documentElement.dataset.build = String(target.build);
}

/** What the page around the report adds to it: places open in the editor, other sites in a tab of their own. */
function attend(next) {
  const inside = next.contentDocument;
  inside.addEventListener('click', clicked, true);
  for (const link of inside.querySelectorAll('a[href^="http"]')) {
    link.target = '_blank';
    link.rel = 'noreferrer noopener';
  }
  const root = inside.documentElement;
  const theme = () => { if (root.dataset.theme) document.documentElement.dataset.theme = root.dataset.theme; else delete document.documentElement.dataset.theme; };
  if (isHtml(inside)) {
    new MutationObserver(theme).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
    theme();
  }
}
const isHtml = inside => inside.documentElement.tagName === 'HTML';

// The editor.

let follow = true;
try { follow = localStorage.getItem('tm-follow') !== 'no'; } catch (e) { /* no storage: as at first */ }
const showFollow = () => followButton.setAttribute('aria-pressed', String(follow));
showFollow();
followButton.addEventListener('click', () => {
  follow = !follow;
  try { localStorage.setItem('tm-follow', follow ? 'yes' : 'no'); } catch (e) { /* only for this visit */ }
  showFollow();
});

/** A click in the report. A place (`web-shop.tm:12`) always opens; an element, flow or threat while that is wanted. */
function clicked(event) {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = event.target.closest ? event.target : event.target.parentElement;
  const place = target.closest('a.at');
  if (place) {
    const link = ofLine(place.hash.slice(1));
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    return open(link);
  }
  if (!follow && !event.altKey) return;
  const link = now.places[declaration(target)];
  if (link) open(link);
}

/** The id of the declaration that a click means. */
function declaration(target) {
  const shape = target.closest('svg [data-id]');
  const link = target.closest('svg a[href^="#"]');
  if (link) return link.getAttribute('href').slice(1);
  if (shape) return now.names[shape.dataset.id] ?? '';
  const summary = target.closest('details > summary');
  if (summary) return summary.parentElement.id;
  return target.closest('h4')?.parentElement?.id ?? '';
}

function ofLine(id) {
  const found = now.lines.find(([prefix]) => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length)));
  return found && found[1].replace('{line}', id.slice(found[0].length));
}

/** Opens a place: in VS Code's preview by a message to it, in a browser by the editor's address. */
function open(link) {
  document.documentElement.dataset.opened = link;
  if (parent !== window) return parent.postMessage({ tm: 'open', link }, '*');
  const a = document.createElement('a');
  a.href = link;
  a.click();
}

// The findings: a panel below, open by itself while the language has errors.

let wanted = false;
findingsButton.addEventListener('click', () => {
  wanted = panel.hidden;
  dismissed = !wanted;
  showFindings(isBroken());
});
addEventListener('keydown', event => {
  if (event.key !== 'Escape' || panel.hidden) return;
  wanted = false;
  dismissed = true;
  showFindings(isBroken());
});

function showFindings(broken) {
  if (!now) return;
  const count = severity => now.findings.filter(f => f.severity === severity).length;
  const words = [['error', count('error')], ['warning', count('warning')], ['note', count('note')]].filter(([, n]) => n).map(([word, n]) => many(n, word));
  findingsButton.textContent = now.failure ? '1 failure' : words.join(', ') || 'No findings';
  findingsButton.className = broken ? 'bad' : '';
  const visible = (wanted || broken && !dismissed) && (now.failure || now.findings.length > 0);
  panel.hidden = !visible;
  panel.classList.toggle('over', broken);
  findingsButton.setAttribute('aria-expanded', String(Boolean(visible)));
  if (!visible) return;
  const head = make('h1', '', broken ? headline() : 'Findings');
  const list = make('ol');
  if (now.failure) list.append(make('li', 'error', now.failure));
  else list.append(...now.findings.map(item));
  panel.replaceChildren(head, list);
  if (now.left_out > 0) panel.append(make('p', 'muted', `${now.left_out} more: tm check --all`));
}

const headline = () => now.shown === 0 ? 'There is no report yet' : 'Shown is the last good report';

function item(finding) {
  const li = make('li', finding.severity);
  const place = make(finding.link ? 'a' : 'span', 'place', finding.place);
  if (finding.link) {
    place.href = finding.link;
    place.addEventListener('click', event => { event.preventDefault(); open(finding.link); });
  }
  const head = make('p');
  head.append(make('b', 'word', finding.severity), ' ', ...code(finding.message), ' ', make('span', 'muted', finding.code), ' ', place);
  li.append(head);
  const [before, marked, after] = finding.line;
  const source = make('pre');
  source.append(before, make('mark', '', marked || ' '), after);
  if (finding.label) source.append('  ', make('span', 'label', finding.label));
  if (before.trim() || marked.trim() || after.trim()) li.append(source);
  for (const help of finding.help) {
    const p = make('p', 'help');
    p.append(...code(help));
    li.append(p);
  }
  return li;
}

/** Words in back-ticks as code. */
const code = text => text.split('`').map((part, at) => at % 2 ? make('code', '', part) : part);

function make(tag, name = '', text = '') {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  return node;
}
