'use strict';
(() => {
  const SVG = 'http://www.w3.org/2000/svg';

  /** The lines of one figure, under pointer and keyboard. */
  class Picture {
    constructor(figure, svg, data) {
      this.svg = svg;
      this.data = data;
      this.tip = figure.querySelector('.tip');
      this.hidden = new Set();
      this.original = data.panels.map((_, p) => this.group(`panel ${p}`).innerHTML);
      this.view = data.panels.map(panel => ({ x: { ...panel.x }, y: { ...panel.y } }));
      // As an element the title would be a tooltip of the browser, over our own.
      const title = svg.querySelector('title');
      svg.setAttribute('role', 'group');
      svg.setAttribute('aria-label', title.textContent);
      svg.removeAttribute('aria-labelledby');
      title.remove();
      data.entries.forEach((key, i) => this.toggler(this.group(`entry ${i}`), key));
      this.overlay = add(svg, 'g', { 'pointer-events': 'none' });
      svg.addEventListener('pointermove', event => this.move(event));
      svg.addEventListener('pointerleave', () => this.clear());
      svg.addEventListener('pointerdown', event => this.down(event));
      svg.addEventListener('pointerup', event => this.up(event));
      svg.addEventListener('dblclick', () => this.reset());
      figure.querySelector('[data-reset]').addEventListener('click', () => this.reset());
    }

    group(role) {
      return this.svg.querySelector(`[data-role="${role}"]`);
    }

    toggler(entry, key) {
      entry.dataset.key = key;
      entry.setAttribute('role', 'button');
      entry.setAttribute('tabindex', '0');
      entry.setAttribute('aria-pressed', 'true');
      entry.setAttribute('aria-label', entry.textContent.trim());
      const box = entry.getBBox();
      const area = { x: box.x, y: box.y - 3, width: box.width, height: box.height + 6 };
      add(entry, 'rect', { ...area, fill: 'transparent' });
      const toggle = () => {
        const off = !this.hidden.delete(key);
        if (off) this.hidden.add(key);
        entry.classList.toggle('off', off);
        entry.setAttribute('aria-pressed', String(!off));
        this.show();
      };
      entry.addEventListener('click', toggle);
      entry.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          toggle();
        }
      });
    }

    visible(line) {
      return !line.keys.some(key => this.hidden.has(key));
    }

    show() {
      this.data.panels.forEach((panel, p) => panel.lines.forEach((line, l) => {
        for (const what of ['line', 'band', 'marks']) {
          const group = this.group(`${what} ${p} ${l}`);
          if (group) group.style.display = this.visible(line) ? '' : 'none';
        }
      }));
    }

    /** Where the pointer is, in the picture's own units. */
    place(event) {
      const at = new DOMPoint(event.clientX, event.clientY)
        .matrixTransform(this.svg.getScreenCTM().inverse());
      const p = this.data.panels.findIndex(({ frame: [x, y, w, h] }) =>
        at.x >= x && at.x <= x + w && at.y >= y && at.y <= y + h);
      return { x: at.x, y: at.y, p };
    }

    toX(p, value) {
      const [x, , w] = this.data.panels[p].frame;
      return x + share(this.view[p].x, value) * w;
    }

    toY(p, value) {
      const [, y, , h] = this.data.panels[p].frame;
      return y + (1 - share(this.view[p].y, value)) * h;
    }

    move(event) {
      const at = this.place(event);
      this.clear();
      if (this.start) {
        this.box(at);
        return;
      }
      if (at.p < 0) return;
      const found = this.nearest(at);
      if (found.length === 0) return;
      const near = found.reduce((a, b) => (b.distance < a.distance ? b : a));
      const { frame: [, top, , height], x } = this.data.panels[at.p];
      const across = this.toX(at.p, near.line.x[near.i]);
      add(this.overlay, 'path', { d: `M${across} ${top}v${height}`, class: 'cursor' });
      for (const { line, l, i } of found) {
        const stroke = this.group(`line ${at.p} ${l}`).querySelector('path').getAttribute('class');
        add(this.overlay, 'circle', {
          cx: this.toX(at.p, line.x[i]), cy: this.toY(at.p, line.y[i]), r: 3.5,
          class: stroke.replace('line-', 'fill-'),
        });
      }
      this.tell(event, at.p, x, near, found);
    }

    /** Of every visible line the point that is nearest, as its index and distance. */
    nearest(at) {
      const panel = this.data.panels[at.p];
      const found = [];
      panel.lines.forEach((line, l) => {
        if (!this.visible(line)) return;
        let best = -1;
        let least = Infinity;
        for (let i = 0; i < line.x.length; i++) {
          if (!this.inView(at.p, line.x[i], line.y[i])) continue;
          const distance = Math.abs(this.toX(at.p, line.x[i]) - at.x)
            + 1e-3 * Math.abs(this.toY(at.p, line.y[i]) - at.y);
          if (distance < least) {
            least = distance;
            best = i;
          }
        }
        if (best >= 0) {
          const up = this.toY(at.p, line.y[best]) - at.y;
          found.push({ line, l, i: best, distance: Math.hypot(least, up) });
        }
      });
      return found;
    }

    inView(p, x, y) {
      const inside = part => part >= 0 && part <= 1;
      return x !== null && y !== null
        && inside(share(this.view[p].x, x)) && inside(share(this.view[p].y, y));
    }

    tell(event, p, scale, near, found) {
      const rows = found.sort((a, b) => a.distance - b.distance).slice(0, 12);
      this.tip.replaceChildren();
      element(this.tip, 'b', `${scale.label} ${text(near.line.x[near.i])}`);
      for (const { line, i } of rows) {
        const band = line.low && line.low[i] !== null
          ? ` (${text(line.low[i])} to ${text(line.high[i])})` : '';
        const row = element(this.tip, 'div', `${line.label}: ${text(line.y[i])}${band}`);
        row.className = line === near.line ? 'near' : '';
      }
      if (found.length > rows.length) {
        element(this.tip, 'div', `and ${found.length - rows.length} more`);
      }
      this.tip.hidden = false;
      const outer = this.tip.parentElement.getBoundingClientRect();
      const left = event.clientX - outer.left;
      const over = left + 16 + this.tip.offsetWidth > outer.width;
      this.tip.style.left = `${over ? Math.max(0, left - 16 - this.tip.offsetWidth) : left + 16}px`;
      this.tip.style.top = `${event.clientY - outer.top + 12}px`;
    }

    clear() {
      this.overlay.replaceChildren();
      this.tip.hidden = true;
    }

    down(event) {
      const at = this.place(event);
      if (at.p >= 0 && event.button === 0) this.start = at;
    }

    box(at) {
      const [x, y, w, h] = this.data.panels[this.start.p].frame;
      const clamp = (value, low, size) => Math.min(Math.max(value, low), low + size);
      const [x0, x1] = [this.start.x, clamp(at.x, x, w)].sort((a, b) => a - b);
      const [y0, y1] = [this.start.y, clamp(at.y, y, h)].sort((a, b) => a - b);
      add(this.overlay, 'rect', { x: x0, y: y0, width: x1 - x0, height: y1 - y0, class: 'zoom' });
      return { x0, x1, y0, y1 };
    }

    up(event) {
      if (!this.start) return;
      const p = this.start.p;
      const { x0, x1, y0, y1 } = this.box(this.place(event));
      this.start = null;
      this.clear();
      if (x1 - x0 < 5 || y1 - y0 < 5) return;
      const [x, y, w, h] = this.data.panels[p].frame;
      const view = this.view[p];
      const across = [value(view.x, (x0 - x) / w), value(view.x, (x1 - x) / w)];
      const up = [value(view.y, 1 - (y1 - y) / h), value(view.y, 1 - (y0 - y) / h)];
      const same = (a, b) => a.low === b.low && a.high === b.high && a.label === b.label;
      this.data.panels.forEach((panel, i) => {
        // Panels that share a scale show one set of numbers, so they move together.
        if (same(panel.x, this.data.panels[p].x)) {
          [this.view[i].x.low, this.view[i].x.high] = across;
        }
        if (same(panel.y, this.data.panels[p].y)) {
          [this.view[i].y.low, this.view[i].y.high] = up;
        }
        this.redraw(i);
      });
    }

    reset() {
      this.data.panels.forEach((panel, p) => {
        this.view[p] = { x: { ...panel.x }, y: { ...panel.y } };
        this.group(`panel ${p}`).innerHTML = this.original[p];
      });
      this.show();
    }

    redraw(p) {
      const panel = this.data.panels[p];
      panel.lines.forEach((line, l) => {
        this.group(`line ${p} ${l}`).querySelector('path').setAttribute('d', this.path(p, line));
        this.group(`marks ${p} ${l}`)?.replaceChildren();
        const band = this.group(`band ${p} ${l}`)?.querySelectorAll('path') ?? [];
        band.forEach((area, i) => area.setAttribute('d', i === 0 ? this.area(p, line) : ''));
      });
      const grid = this.group(`grid ${p}`);
      const numbers = this.group(`ticks ${p}`);
      const stroke = { class: 'line-grid', stroke: '#e6e6e6', 'stroke-width': 0.8 };
      const ink = { class: 'fill-ink', 'font-size': 10 };
      const [x, y, w, h] = panel.frame;
      grid.replaceChildren();
      numbers.replaceChildren();
      for (const tick of ticks(this.view[p].x, w / 55)) {
        const at = this.toX(p, tick);
        add(grid, 'path', { ...stroke, d: `M${at} ${y}v${h}` });
        if (panel.x.labelled) {
          add(numbers, 'text', { ...ink, x: at, y: y + h + 13, 'text-anchor': 'middle' })
            .textContent = text(tick);
        }
      }
      for (const tick of ticks(this.view[p].y, h / 34)) {
        const at = this.toY(p, tick);
        add(grid, 'path', { ...stroke, d: `M${x} ${at}h${w}` });
        if (panel.y.labelled) {
          add(numbers, 'text', { ...ink, x: x - 5, y: at + 3.5, 'text-anchor': 'end' })
            .textContent = text(tick);
        }
      }
    }

    path(p, line) {
      let down = false;
      let path = '';
      for (let i = 0; i < line.x.length; i++) {
        const known = line.y[i] !== null && line.x[i] !== null;
        if (known) path += `${down ? 'L' : 'M'}${this.toX(p, line.x[i])} ${this.toY(p, line.y[i])}`;
        down = known;
      }
      return path;
    }

    area(p, line) {
      const known = line.x.map((_, i) => i).filter(i => line.low[i] !== null);
      const corner = (i, ends) => `${this.toX(p, line.x[i])} ${this.toY(p, ends[i])}`;
      const there = known.map(i => corner(i, line.high));
      const back = known.reverse().map(i => corner(i, line.low));
      return there.length ? `M${there.concat(back).join('L')}Z` : '';
    }
  }

  function share({ low, high, log }, at) {
    return log ? Math.log(at / low) / Math.log(high / low) : (at - low) / (high - low);
  }

  function value({ low, high, log }, part) {
    return log ? low * (high / low) ** part : low + (high - low) * part;
  }

  function ticks({ low, high, log }, wanted) {
    if (log && high / low >= 10) {
      const powers = [];
      for (let i = Math.ceil(Math.log10(low)); 10 ** i <= high; i++) powers.push(10 ** i);
      return powers;
    }
    const least = (high - low) / Math.max(2, Math.floor(wanted));
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(size => size >= least);
    const all = [];
    for (let i = Math.ceil(low / step); i * step <= high; i++) all.push(i * step);
    return all;
  }

  function text(number) {
    return String(Number(number.toPrecision(5))).replace('-', '−');
  }

  function add(parent, name, attributes) {
    const node = document.createElementNS(SVG, name);
    for (const [key, setting] of Object.entries(attributes)) node.setAttribute(key, setting);
    return parent.appendChild(node);
  }

  function element(parent, name, content) {
    const node = document.createElement(name);
    node.textContent = content;
    return parent.appendChild(node);
  }

  /** Saves the picture as it is shown, in the colours of paper. */
  function save(svg, name, type) {
    const source = new XMLSerializer().serializeToString(svg);
    const picture = new Blob([source], { type: 'image/svg+xml' });
    if (type === 'svg') {
      download(picture, `${name}.svg`);
      return;
    }
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 3 * svg.width.baseVal.value;
      canvas.height = 3 * svg.height.baseVal.value;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => download(blob, `${name}.png`));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  }

  function download(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  document.querySelectorAll('.figure').forEach(figure => {
    const svg = figure.querySelector('svg');
    const data = JSON.parse(figure.querySelector('script').textContent);
    if (data.panels.some(panel => panel.lines.length > 0)) {
      new Picture(figure, svg, data);
    }
    figure.querySelector('.tools').hidden = false;
    figure.querySelectorAll('[data-save]').forEach(button =>
      button.addEventListener('click', () => save(svg, figure.dataset.name, button.dataset.save)));
  });
})();
