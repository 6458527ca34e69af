/* The world map: zoom and pan by the view box; a country is chosen by click, Enter or Space, and told by hover or focus. */
(function () {
  'use strict';

  const WIDTH = 1000;
  const HEIGHT = 500;
  const CLOSEST = 40;
  const STEP = 1.6;
  const DRAGGED = 4;
  let drag = null;
  let dragged = false;
  let shown = null;
  let kept = null;

  const mapOf = (target) => target instanceof Element ? target.closest('.geo-chart-map') : null;
  const countryOf = (target) => target instanceof Element ? target.closest('.geo-chart-country') : null;
  const mapIn = (part) => part.closest('.geo-chart').querySelector('.geo-chart-map');

  function show(svg, x, y, width) {
    const w = Math.min(WIDTH, Math.max(CLOSEST, width));
    const h = w * HEIGHT / WIDTH;
    const left = Math.min(WIDTH - w, Math.max(0, x));
    const top = Math.min(HEIGHT - h, Math.max(0, y));
    svg.setAttribute('viewBox', [left, top, w, h].map((n) => Math.round(n * 100) / 100).join(' '));
    svg.classList.toggle('zoomed', w < WIDTH);
    shown = svg;
    kept = [left, top, w];
  }

  /** The point of the map under a point of the screen. */
  function place(svg, clientX, clientY) {
    return new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  /** Larger factors show less; the point given stays where it is. */
  function zoom(svg, factor, at) {
    const box = svg.viewBox.baseVal;
    const point = at || { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const width = Math.min(WIDTH, Math.max(CLOSEST, box.width / factor));
    const scale = width / box.width;
    show(svg, point.x - (point.x - box.x) * scale, point.y - (point.y - box.y) * scale, width);
  }

  function pan(svg, x, y) {
    const box = svg.viewBox.baseVal;
    show(svg, box.x + x, box.y + y, box.width);
  }

  function choose(country) {
    const command = window[country.closest('.geo-chart').dataset.select];
    if (typeof command === 'function') {
      command([{ name: 'country', value: country.dataset.code }]);
    }
  }

  function tell(chart, text) {
    chart.querySelector('.geo-chart-hint').textContent = text;
  }

  function bring(svg, country) {
    const shape = country.getBBox();
    const box = svg.viewBox.baseVal;
    const x = shape.x + shape.width / 2;
    const y = shape.y + shape.height / 2;
    if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height) {
      show(svg, x - box.width / 2, y - box.height / 2, box.width);
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.geo-chart-zoom [data-zoom]') : null;
    const country = countryOf(event.target);
    if (button) {
      const factor = { in: STEP, out: 1 / STEP, all: 0 }[button.dataset.zoom];
      zoom(mapIn(button), factor || 1 / WIDTH);
    } else if (country && !dragged) {
      choose(country);
    }
    dragged = false;
  });

  document.addEventListener('keydown', (event) => {
    const svg = mapOf(event.target);
    if (!svg || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const step = svg.viewBox.baseVal.width / 10;
    const country = countryOf(event.target);
    const actions = {
      'Enter': () => country && choose(country),
      ' ': () => country && choose(country),
      '+': () => zoom(svg, STEP),
      '-': () => zoom(svg, 1 / STEP),
      '0': () => show(svg, 0, 0, WIDTH),
      'ArrowLeft': () => pan(svg, -step, 0),
      'ArrowRight': () => pan(svg, step, 0),
      'ArrowUp': () => pan(svg, 0, -step),
      'ArrowDown': () => pan(svg, 0, step),
    };
    if (actions[event.key] && (!event.key.startsWith('Arrow') || svg.classList.contains('zoomed'))) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  // an unzoomed map leaves the plain wheel to the page, so that nobody is caught while scrolling past
  document.addEventListener('wheel', (event) => {
    const svg = mapOf(event.target);
    if (svg && (event.ctrlKey || event.metaKey || svg.classList.contains('zoomed'))) {
      event.preventDefault();
      zoom(svg, event.deltaY < 0 ? 1.2 : 1 / 1.2, place(svg, event.clientX, event.clientY));
    }
  }, { passive: false });

  document.addEventListener('pointerdown', (event) => {
    const svg = mapOf(event.target);
    dragged = false;
    drag = svg && event.button === 0 && svg.classList.contains('zoomed')
      ? { svg, from: place(svg, event.clientX, event.clientY), x: event.clientX, y: event.clientY } : null;
  });

  document.addEventListener('pointermove', (event) => {
    if (!drag) {
      return;
    }
    dragged = dragged || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > DRAGGED;
    if (dragged) {
      const now = place(drag.svg, event.clientX, event.clientY);
      pan(drag.svg, drag.from.x - now.x, drag.from.y - now.y);
    }
  });

  ['pointerup', 'pointercancel'].forEach((end) => document.addEventListener(end, () => { drag = null; }));

  ['pointerover', 'focusin'].forEach((begin) => document.addEventListener(begin, (event) => {
    const svg = mapOf(event.target);
    const country = countryOf(event.target);
    if (svg) {
      tell(svg.closest('.geo-chart'), country ? country.getAttribute('aria-label') : '');
    }
    if (country && begin === 'focusin' && country.matches(':focus-visible')) {
      bring(svg, country);
    }
  }));

  ['pointerout', 'focusout'].forEach((end) => document.addEventListener(end, (event) => {
    const svg = mapOf(event.target);
    if (svg && !countryOf(event.relatedTarget)) {
      tell(svg.closest('.geo-chart'), '');
    }
  }));

  // a map drawn anew shows what the one before showed
  new MutationObserver(() => {
    const svg = document.querySelector('.geo-chart-map');
    if (kept && svg && svg !== shown) {
      show(svg, ...kept);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
