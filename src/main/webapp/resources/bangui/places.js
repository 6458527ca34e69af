/* Which span and which country a page is about. A chosen country goes into the address, the bans beside the map follow. */
(function () {
  'use strict';

  const chosen = () => new URLSearchParams(location.search).get('country') || '';

  function put(address, code) {
    if (code) {
      address.searchParams.set('country', code);
    } else {
      address.searchParams.delete('country');
    }
    return address.pathname + address.search;
  }

  function show(code) {
    for (const area of document.querySelectorAll('.geo-chart [data-code]')) {
      area.setAttribute('aria-pressed', area.dataset.code === code);
    }
    for (const link of document.querySelectorAll('.countries [data-country]')) {
      link.setAttribute('aria-current', link.dataset.country === code);
    }
    for (const link of document.querySelectorAll('#origins a, #ranges a')) {
      link.href = put(new URL(link.href), code);
    }
    const kept = document.querySelector('.free input[name=country]');
    if (kept) {
      kept.value = code;
    }
    window.filterByCountry([{ name: 'country', value: code }]);
  }

  window.chooseCountry = ([country]) => {
    const code = country.value === chosen() ? '' : country.value;
    history.pushState(null, '', put(new URL(location.href), code));
    show(code);
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-country]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      window.chooseCountry([{ value: link.dataset.country || chosen() }]);
    }
    for (const menu of document.querySelectorAll('details.free[open]')) {
      menu.open = menu.contains(event.target);
    }
  });

  document.addEventListener('keydown', (event) => {
    const menu = document.querySelector('details.free[open]');
    if (menu && event.key === 'Escape') {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  window.addEventListener('popstate', () => {
    if (window.filterByCountry) {
      show(chosen());
    }
  });
})();
