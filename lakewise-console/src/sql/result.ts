import {
  DataType,
  type Field,
  type RecordBatch,
  type Timestamp,
  tableFromIPC,
  type Vector,
} from 'apache-arrow';
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
    const vector = part?.batch.getChildAt(column);
    if (!part || !vector) return undefined;
    return DataType.isTimestamp(vector.type)
      ? time(vector, row - part.first)
      : vector.get(row - part.first);
  }

  text(row: number, column: number): string | null {
    const part = this.part(row);
    const vector = part?.batch.getChildAt(column);
    return part && vector ? cellText(vector, row - part.first) : null;
  }

  /** A value as a number, if its type is one of numbers or times. */
  number(row: number, column: number): number {
    const field = this.fields[column];
    const value = this.value(row, column);
    if (!field || value === null || value === undefined) return Number.NaN;
    if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
    return isNumber(field.type) ? Number(this.text(row, column)) : Number.NaN;
  }
}

/** In milliseconds. Arrow refuses times that JavaScript cannot count exactly, as infinity. */
function time(vector: Vector, row: number): unknown {
  try {
    return vector.get(row);
  } catch {
    const perMillisecond = [1e-3, 1, 1e3, 1e6][(vector.type as Timestamp).unit] ?? 1;
    return Number(vector.data[0]?.values[row]) / perMillisecond;
  }
}
