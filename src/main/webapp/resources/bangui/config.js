/* The configuration pages: narrowing a list, leaving with unsaved values, the text editor. */
(function () {
  'use strict';

  // lists --------------------------------------------------------------------------------------------------------------
  document.addEventListener('input', event => {
    const list = event.target.dataset.narrows && document.getElementById(event.target.dataset.narrows);
    if (list) {
      const wanted = event.target.value.trim().toLowerCase();
      for (const item of list.children) {
        item.hidden = !item.textContent.toLowerCase().includes(wanted);
      }
    }
  });

  // leaving ------------------------------------------------------------------------------------------------------------
  let unsaved = false;
  document.addEventListener('input', event => {
    unsaved = unsaved || Boolean(event.target.closest('form.guarded') && !event.target.closest('.assign, [data-narrows]'));
  });
  addEventListener('beforeunload', event => {
    if (unsaved) {
      event.preventDefault();
    }
  });
  window.banguiConfig = {};
  window.banguiConfig.saved = () => {
    const before = unsaved;
    unsaved = false;
    window.jQuery(document).one('pfAjaxComplete', (event, answer) => {
      unsaved = before && !answer.responseText.includes('<redirect');
    });
  };

  // a log that was found goes into its field ---------------------------------------------------------------------------
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-adds-to]');
    if (button) {
      const field = document.getElementById(button.dataset.addsTo);
      const lines = field.value.split('\n').filter(line => line.trim() && line !== button.dataset.line);
      field.value = [...lines, button.dataset.line].join('\n');
      field.dispatchEvent(new Event('input', {bubbles: true}));
      field.focus();
    }
  });

  // what is wrong with an option is said at its field ------------------------------------------------------------------
  function fieldOf(option) {
    const name = CSS.escape(option);
    return document.querySelector(`.setting [aria-label="${name}"], form.guarded .field [id$=":${name}"]`);
  }

  const sentence = item => [...item.querySelectorAll('span:not(.chip)')].map(part => part.textContent).join(' ');

  function mark(item) {
    const field = item.dataset.option && fieldOf(item.dataset.option);
    if (field && !field.hasAttribute('aria-invalid')) {
      const bad = ['fatal', 'error'].includes(item.dataset.severity);
      const said = document.createElement('p');
      said.className = 'fault ' + item.dataset.severity;
      said.id = 'fault-' + item.dataset.option;
      said.textContent = sentence(item);
      field.after(said);
      field.setAttribute('aria-invalid', bad);
      field.setAttribute('aria-describedby', said.id);
      if (bad && field.closest('details')) {
        field.closest('details').open = true;
      }
    }
  }

  function markFaults() {
    document.querySelectorAll('.fault').forEach(said => {
      said.previousElementSibling.removeAttribute('aria-invalid');
      said.previousElementSibling.removeAttribute('aria-describedby');
      said.remove();
    });
    const planned = [...document.querySelectorAll('.faults li')];
    (document.querySelector('.plan') ? planned : document.querySelectorAll('.findings [data-option]')).forEach(mark);
    document.querySelectorAll('.editor').forEach(root => root.editor && root.editor.judge(planned));
  }
  window.banguiConfig.mark = markFaults;

  // what a change would do is shown above what was typed ---------------------------------------------------------------
  window.banguiConfig.reveal = id => setTimeout(() => {
    const shown = document.getElementById(id);
    markFaults();
    if (shown) {
      shown.scrollIntoView({block: 'start'});
      const title = shown.querySelector('h2');
      if (title) {
        title.focus({preventScroll: true});
      }
    }
  });

  // editor -------------------------------------------------------------------------------------------------------------
  const mostPainted = 5000;
  const token = /(%\([^)]*\)s|<[^<>\s]+>)/;

  function span(kind, text) {
    const element = document.createElement('span');
    element.className = kind;
    element.textContent = text;
    return element;
  }

  function paintValue(text, into) {
    text.split(token).forEach((part, index) => into.append(index % 2 ? span('reference', part) : part));
  }

  function paintLine(text, into) {
    const option = /^([^\s#;[=:][^=:]*?)(\s*[=:])(.*)$/.exec(text);
    if (/^\s*[#;]/.test(text)) {
      into.append(span('comment', text));
    } else if (/^\[.*\]/.test(text)) {
      into.append(span('section', text));
    } else if (option) {
      into.append(span('option', option[1]), option[2]);
      paintValue(option[3], into);
    } else {
      paintValue(text, into);
    }
  }

  class Editor {
    constructor(root) {
      this.root = root;
      this.source = root.querySelector('.source');
      this.paint = root.querySelector('.paint');
      this.gutter = root.querySelector('.gutter');
      this.proposals = root.querySelector('.proposals');
      this.options = root.dataset.options.split(' ');
      this.faults = new Map([...root.querySelectorAll('[data-at]')].map(item => [Number(item.dataset.at), item.textContent]));
      this.source.addEventListener('input', () => this.changed());
      this.source.addEventListener('scroll', () => this.follow());
      this.source.addEventListener('keydown', event => this.key(event));
      this.source.addEventListener('blur', () => setTimeout(() => this.close(), 150));
      this.proposals.addEventListener('mousedown', event => this.pick(event));
      this.draw();
      this.show(Number(root.dataset.line));
    }

    draw() {
      const lines = this.source.value.split('\n');
      this.root.classList.toggle('plain', lines.length > mostPainted);
      if (lines.length > mostPainted) {
        this.paint.replaceChildren();
        this.gutter.textContent = lines.map((text, index) => index + 1).join('\n');
        this.follow();
        return;
      }
      const painted = document.createDocumentFragment();
      const numbers = document.createDocumentFragment();
      lines.forEach((text, index) => {
        const line = document.createElement('span');
        line.className = index + 1 === this.line ? 'here' : '';
        paintLine(text, line);
        painted.append(line, '\n');
        const number = document.createElement('i');
        number.textContent = index + 1;
        if (this.faults.has(index + 1)) {
          number.className = 'wrong';
          number.title = this.faults.get(index + 1);
        }
        numbers.append(number);
      });
      this.paint.replaceChildren(painted);
      this.gutter.replaceChildren(numbers);
      this.follow();
    }

    /** Marks the lines that a plan finds fault with. */
    judge(faults) {
      const prefix = this.root.dataset.path + ':';
      const here = faults.filter(item => (item.dataset.place || '').startsWith(prefix));
      if (here.length) {
        this.faults = new Map(here.map(item => [Number(item.dataset.place.slice(prefix.length)), sentence(item)]));
        this.draw();
      }
    }

    /** The painted lines and the numbers stay beside the text. */
    follow() {
      this.paint.scrollTop = this.gutter.scrollTop = this.source.scrollTop;
      this.paint.scrollLeft = this.source.scrollLeft;
      this.gutter.style.height = this.source.offsetHeight + 'px';
    }

    show(line) {
      if (line > 0) {
        this.line = line;
        this.draw();
        this.source.scrollTop = Math.max(0, line - 6) * parseFloat(getComputedStyle(this.source).lineHeight);
      }
    }

    changed() {
      this.faults.clear();
      this.draw();
      const word = this.word();
      if (word && word.length > 1) {
        this.propose(word);
      } else {
        this.close();
      }
    }

    /** The beginning of an option's name before the caret; null where none can stand. */
    word() {
      const match = /(?:^|\n)([A-Za-z_]?[\w.]*)$/.exec(this.source.value.slice(0, this.source.selectionStart));
      const after = /^[^\n]*/.exec(this.source.value.slice(this.source.selectionStart))[0];
      return match && !after.trim() ? match[1] : null;
    }

    propose(word) {
      const fitting = this.options.filter(option => word !== null && option.startsWith(word.toLowerCase()) && option !== word);
      if (!fitting.length || this.source.readOnly) {
        this.close();
        return;
      }
      this.proposals.replaceChildren(...fitting.map((option, index) => {
        const item = document.createElement('li');
        item.textContent = option;
        item.id = 'proposal-' + index;
        item.setAttribute('role', 'option');
        return item;
      }));
      this.select(0);
      const before = this.source.value.slice(0, this.source.selectionStart).split('\n');
      const height = parseFloat(getComputedStyle(this.source).lineHeight);
      this.proposals.style.top = before.length * height + 12 - this.source.scrollTop + 'px';
      this.proposals.style.left = '10px';
      this.proposals.hidden = false;
      this.source.setAttribute('aria-expanded', 'true');
    }

    select(chosen) {
      [...this.proposals.children].forEach((item, index) => item.setAttribute('aria-selected', index === chosen));
      this.source.setAttribute('aria-activedescendant', 'proposal-' + chosen);
    }

    close() {
      this.proposals.hidden = true;
      this.source.setAttribute('aria-expanded', 'false');
      this.source.removeAttribute('aria-activedescendant');
    }

    pick(event) {
      const item = event.target.closest('li');
      if (item) {
        event.preventDefault();
        this.take(item.textContent);
      }
    }

    take(option) {
      const end = this.source.selectionStart;
      this.source.setRangeText(option + ' = ', end - this.word().length, end, 'end');
      this.close();
      this.source.dispatchEvent(new Event('input', {bubbles: true}));
      this.close();
    }

    key(event) {
      if (event.key === ' ' && event.ctrlKey) {
        event.preventDefault();
        this.propose(this.word());
      } else if (!this.proposals.hidden) {
        this.choose(event);
      }
    }

    choose(event) {
      const items = [...this.proposals.children];
      const at = items.findIndex(item => item.getAttribute('aria-selected') === 'true');
      if (event.key === 'Escape') {
        this.close();
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        this.take(items[at].textContent);
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const next = (at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length;
        this.select(next);
        items[next].scrollIntoView({block: 'nearest'});
      }
    }
  }

  function begin() {
    markFaults();
    document.querySelectorAll('.editor').forEach(root => {
      root.editor = new Editor(root);
    });
    const tab = document.querySelector('.seg [aria-current="page"]');
    tab.parentNode.scrollLeft = tab.offsetLeft - tab.parentNode.offsetLeft - 40;
    const here = document.querySelector('.picks [aria-current="page"]');
    if (here) {
      here.closest('.picks').scrollTop = Math.max(0, here.offsetTop - 200);
    }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
}());
