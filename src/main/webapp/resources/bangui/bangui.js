/* What the pages do by themselves: theme, ages, search key, live news, chart colours. No text of its own: texts stand in the page. */
(function () {
  'use strict';
  const root = document.documentElement;
  const bangui = window.bangui = {};

  // theme -------------------------------------------------------------------------------------------------------------
  const themes = ['system', 'light', 'dark'];
  const themeButton = document.getElementById('theme');

  function nameTheme() {
    const label = themeButton.dataset.label + ': ' + themeButton.dataset[root.dataset.theme];
    themeButton.setAttribute('aria-label', label);
    themeButton.title = label;
  }

  function nextTheme() {
    root.dataset.theme = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
    document.cookie = 'bangui-theme=' + root.dataset.theme + ';path=' + root.dataset.path + ';max-age=31536000;samesite=strict';
    nameTheme();
    repaintCharts();
  }

  if (themeButton) {
    nameTheme();
    themeButton.addEventListener('click', nextTheme);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaintCharts);

  // ages and lengths, written as the server writes them ------------------------------------------------------------------
  const units = [[86400, 'd', 1e9], [3600, 'h', 24], [60, 'min', 60], [1, 's', 60]];

  function length(seconds, most) {
    const words = [];
    let written = 0;
    for (const [size, unit, modulus] of units) {
      const amount = Math.floor(seconds / size) % modulus;
      if (written < most && amount > 0) {
        words.push(amount + '\u00a0' + unit);
      }
      if (amount > 0 || written > 0) {
        written++;
      }
    }
    return words.length ? words.join(' ') : '0\u00a0s';
  }

  function age(seconds) {
    return seconds < 5 ? root.dataset.now : root.dataset.ago.replace('{0}', length(seconds, 1));
  }

  function write(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  function tick() {
    const now = Date.now();
    for (const time of document.querySelectorAll('time[data-clock]')) {
      write(time, new Date(time.dateTime).toLocaleTimeString(root.lang, {timeZone: root.dataset.zone, hourCycle: 'h23'}));
    }
    for (const time of document.querySelectorAll('time[data-age]')) {
      write(time, age(Math.max(0, Math.floor((now - Date.parse(time.dateTime)) / 1000))));
    }
    for (const time of document.querySelectorAll('time[data-until]')) {
      write(time, length(Math.max(0, Math.floor((Date.parse(time.dateTime) - now) / 1000)), 2));
    }
  }
  tick();
  setInterval(tick, 1000);

  // keyboard -----------------------------------------------------------------------------------------------------------
  document.addEventListener('keydown', event => {
    const find = document.getElementById('find');
    if (event.key === '/' && find && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, textarea, select, [contenteditable]')) {
      event.preventDefault();
      find.focus();
      find.select();
    }
  });

  // passwords ----------------------------------------------------------------------------------------------------------
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-reveal]');
    if (button) {
      const field = button.parentElement.querySelector('input');
      field.type = field.type === 'password' ? 'text' : 'password';
      button.setAttribute('aria-pressed', field.type === 'text');
    }
  });

  function strength(password) {
    const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter(kind => kind.test(password)).length;
    const variety = new Set(password).size;
    if (password.length < 10 || variety < 5) {
      return password ? 1 : 0;
    }
    return Math.min(4, 1 + (kinds > 2 || password.length >= 16) + (password.length >= 14) + (variety >= 10));
  }

  function showStrength(shown) {
    const field = document.getElementById(shown.dataset.strengthOf);
    const value = strength(field ? field.value : '');
    shown.querySelector('meter').value = value;
    write(shown.querySelector('span'), shown.dataset.words.split('|')[value]);
  }

  function showStrengths() {
    document.querySelectorAll('[data-strength-of]').forEach(showStrength);
  }
  document.addEventListener('input', showStrengths);

  let away = null;

  // something under way, something gone wrong on the way ------------------------------------------------------------------
  if (window.jQuery) {
    jQuery(document).on('pfAjaxStart', () => root.classList.add('busy')).on('pfAjaxComplete', () => {
      root.classList.remove('busy');
      setTimeout(showStrengths);
      setTimeout(() => away && say(away));
    });
    jQuery(document).on('pfAjaxError', () => {
      const done = window.PrimeFaces && PrimeFaces.getWidgetById('done');
      if (done) {
        done.show([{summary: root.dataset.failed, detail: '', severity: 'error', rendered: false}]);
      }
    });
  }
  document.addEventListener('change', async event => {
    if (event.target.dataset.into && event.target.files.length) {
      const field = document.getElementById(event.target.dataset.into);
      field.value = await event.target.files[0].text();
      event.target.value = '';
      field.focus();
    }
  });
  document.addEventListener('click', event => {
    const close = event.target.closest('[data-close]');
    if (close) {
      PrimeFaces.getWidgetById(close.closest('.ui-dialog').id).hide();
    }
  });
  bangui.reload = () => location.reload();

  // one menu for all rows of a table: it opens beside the row's button and knows the row's name ------------------------------
  document.addEventListener('click', event => {
    const opener = event.target.closest('[popovertarget]');
    if (opener) {
      const menu = document.getElementById(opener.getAttribute('popovertarget'));
      const place = opener.getBoundingClientRect();
      const below = place.bottom + 240 < innerHeight;
      menu.dataset.state = opener.dataset.state;
      menu.firstElementChild.textContent = opener.dataset.jail;
      menu.parentElement.querySelector('[type=hidden][id$=":jail"]').value = opener.dataset.jail;
      menu.style.right = document.documentElement.clientWidth - place.right + 'px';
      menu.style.top = below ? place.bottom + 4 + 'px' : 'auto';
      menu.style.bottom = below ? 'auto' : innerHeight - place.top + 4 + 'px';
    } else if (event.target.closest('.menu .ui-button')) {
      event.target.closest('.menu').hidePopover();
    }
  });

  // live news: many at once become one refresh, never while a person reads an opened row -----------------------------------
  const waiting = {};

  function soon(name, wait = 1000) {
    const refresh = window[name];
    if (typeof refresh === 'function' && !waiting[name]) {
      waiting[name] = setTimeout(() => {
        waiting[name] = null;
        refresh();
      }, wait);
    }
  }

  // a map in use is not drawn anew under the reader's hand
  function soonMap() {
    if (typeof window.refreshMap === 'function' && !waiting.map) {
      waiting.map = setInterval(() => {
        if (!document.querySelector('.geo-chart:is(:hover, :focus-within)')) {
          clearInterval(waiting.map);
          waiting.map = null;
          window.refreshMap();
        }
      }, 4000);
    }
  }

  let unseen = false;

  function refreshBans() {
    unseen = [...document.querySelectorAll('.ui-expanded-row-content, .ui-dialog')].some(element => element.checkVisibility());
    soon('refreshNumbers');
    soon('refreshStory', 4000);
    soonMap();
    if (!unseen) {
      soon('refreshLatest');
    }
  }

  document.addEventListener('click', event => {
    if (unseen && event.target.closest('.ui-row-toggler, .ui-dialog, .ui-widget-overlay')) {
      setTimeout(refreshBans, 500);
    }
  });

  bangui.live = message => {
    soon('refreshState');
    if (message === 'ban') {
      refreshBans();
    } else {
      soon('refreshNumbers');
    }
    if (message === 'state') {
      soon('refreshAll');
    }
  };

  // a lost connection comes back by itself, of which OmniFaces tells nobody; what was missed meanwhile is fetched then

  function say(state) {
    away = state === 'live' ? null : state;
    const live = document.getElementById('liveState');
    if (live) {
      live.textContent = live.dataset[state];
    }
  }

  bangui.lost = () => say('lost');
  bangui.gone = () => say('gone');

  window.WebSocket = class extends window.WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener('open', () => {
        if (away) {
          say('live');
          bangui.live('ban');
        } else {
          soon('refreshStory', 2500); // what the page came with may be from just before the latest news
        }
      });
    }
  };

  function comeBack() {
    if (away === 'gone' && !document.hidden && window.OmniFaces) {
      OmniFaces.Push.open('live');
    }
  }
  window.addEventListener('online', comeBack);
  document.addEventListener('visibilitychange', comeBack);

  // chart --------------------------------------------------------------------------------------------------------------
  function colour(token) {
    const probe = document.createElement('i');
    probe.style.color = 'var(' + token + ')';
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  function soft(value) {
    return value.replace(/^rgb\((.*)\)$/, 'rgba($1, .12)');
  }

  function paint(config) {
    const line = colour('--chart-1');
    const font = {family: getComputedStyle(document.body).fontFamily, size: 11};
    for (const set of config.data.datasets) {
      Object.assign(set, {borderColor: line, backgroundColor: soft(line), pointHoverBackgroundColor: line});
    }
    const {x, y} = config.options.scales;
    x.ticks = {...x.ticks, color: colour('--ink-3'), font};
    y.ticks = {...y.ticks, color: colour('--ink-3'), font};
    y.grid = {color: colour('--line'), drawTicks: false};
    Object.assign(config.options.plugins.tooltip, {backgroundColor: colour('--ink'), titleColor: colour('--surface'), bodyColor: colour('--surface'), titleFont: font, bodyFont: {...font, size: 13}});
  }

  const charts = new Set();

  bangui.trend = function () {
    const config = this.cfg.config;
    const number = new Intl.NumberFormat(root.lang);
    const times = config.data.labels;
    const zone = {timeZone: root.dataset.zone};
    const brief = new Intl.DateTimeFormat(root.lang, times[times.length - 1] - times[0] > 172800000
      ? {...zone, day: 'numeric', month: 'short'} : {...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
    const full = new Intl.DateTimeFormat(root.lang, {...zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
    config.options = {
      responsive: true, maintainAspectRatio: false, animation: false, interaction: {mode: 'index', intersect: false},
      elements: {line: {borderWidth: 2, fill: true, tension: 0, borderJoinStyle: 'round'}, point: {radius: 0, hoverRadius: 4, hitRadius: 12}},
      plugins: {legend: {display: false}, tooltip: {displayColors: false, padding: 10, cornerRadius: 6, callbacks: {title: items => full.format(times[items[0].dataIndex]), label: item => number.format(item.raw)}}},
      scales: {
        x: {grid: {display: false}, border: {display: false}, ticks: {maxRotation: 0, autoSkip: true, autoSkipPadding: 28, callback: (value, index) => brief.format(times[index])}},
        y: {beginAtZero: true, border: {display: false}, ticks: {precision: 0, maxTicksLimit: 5, padding: 8, callback: value => number.format(value)}}
      }
    };
    paint(config);
    charts.add(this);
  };

  function repaintCharts() {
    for (const widget of charts) {
      if (widget.chart && widget.chart.canvas && widget.chart.canvas.isConnected) {
        paint(widget.chart.config);
        widget.chart.update('none');
      } else {
        charts.delete(widget);
      }
    }
  }
}());
