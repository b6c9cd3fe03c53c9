// What is judged: a service, one of its operations, and its request or its response. Two lists of a length that phones
// and keyboards cope with, rather than one of 49.

import { operations } from 'workflow-preflight';
import { element } from './dom.js';

const SERVICES = { healthomics: 'AWS HealthOmics', codecatalyst: 'Amazon CodeCatalyst', glue: 'AWS Glue' };

export class Choice {
  /**
   * @param {{ service: HTMLSelectElement, operation: HTMLSelectElement, directions: RadioNodeList | HTMLInputElement[] }} controls
   * @param {() => void} chosen
   */
  constructor({ service, operation, directions }, chosen) {
    Object.assign(this, { service, operation, directions: [...directions] });
    this.byService = Map.groupBy(operations(), serviceOf);
    for (const id of this.byService.keys()) {
      service.append(element('option', { value: id }, SERVICES[id] ?? id));
    }
    this.fill();
    service.addEventListener('change', () => {
      this.fill();
      chosen();
    });
    for (const control of [operation, ...this.directions]) control.addEventListener('change', chosen);
  }

  /** The operation and the direction that are chosen. */
  get() {
    const { value: direction } = this.directions.find(({ checked }) => checked);
    return { id: this.operation.value, direction };
  }

  set({ id, direction }) {
    this.service.value = serviceOf(id);
    this.fill();
    this.operation.value = id;
    for (const radio of this.directions) radio.checked = radio.value === direction;
  }

  /** Whether there is such an operation. */
  has(id) {
    return this.byService.get(serviceOf(id))?.includes(id) ?? false;
  }

  /** Offers the operations of the chosen service. */
  fill() {
    const ids = this.byService.get(this.service.value);
    const options = ids.map((id) => element('option', { value: id }, id.slice(serviceOf(id).length + 1)));
    this.operation.replaceChildren(...options);
  }
}

const serviceOf = (id) => id.split('.', 1)[0];
