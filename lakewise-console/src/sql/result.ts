import { type Field, type RecordBatch, tableFromIPC } from 'apache-arrow';
import { cellText, isNumber } from '../grid/cells';
import type { GridColumn, GridRows } from '../grid/rows';

interface Part {
  first: number;
  batch: RecordBatch;
}

/** The rows of a statement as they arrive, batch by batch, as Arrow keeps them. */
export class Result implements GridRows {
  readonly columns: GridColumn[];
  private readonly parts: Part[] = [];
  private fields: Field[] = [];
  private last: Part | undefined;
  count = 0;

  constructor(columns: GridColumn[]) {
    this.columns = columns;
  }

  add(stream: Uint8Array): void {
    const table = tableFromIPC(stream);
    this.fields = table.schema.fields;
    for (const batch of table.batches) {
      if (batch.numRows === 0) continue;
      this.parts.push({ first: this.count, batch });
      this.count += batch.numRows;
    }
  }

  private part(row: number): Part | undefined {
    const near = this.last;
    if (near && row >= near.first && row < near.first + near.batch.numRows) return near;
    let low = 0;
    let high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.parts[middle]?.first ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    this.last = this.parts[low];
    return this.last;
  }

  value(row: number, column: number): unknown {
    const part = this.part(row);
    return part?.batch.getChildAt(column)?.get(row - part.first);
  }

  text(row: number, column: number): string | null {
    const field = this.fields[column];
    const value = this.value(row, column);
    return field ? cellText(field.type, value) : null;
  }

  /** A value as a number, if its type is one of numbers or times. */
  number(row: number, column: number): number {
    const field = this.fields[column];
    const value = this.value(row, column);
    if (!field || value === null || value === undefined) return Number.NaN;
    if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
    return isNumber(field.type) ? Number(cellText(field.type, value)) : Number.NaN;
  }
}
