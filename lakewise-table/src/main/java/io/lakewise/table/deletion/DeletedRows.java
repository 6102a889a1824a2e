package io.lakewise.table.deletion;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Positions of rows that are deleted from a data file: a set of numbers from 0, compressed as a
 * 64-bit Roaring bitmap. Immutable and thread-safe.
 *
 * <p>{@link #toBytes} is Delta's serialised form (Delta protocol, "Deletion Vector Format"), which
 * is also that of {@link io.lakewise.table.parquet.ScanFile#deletedRows}.
 */
public final class DeletedRows {

  /** No row. */
  public static final DeletedRows NONE = new DeletedRows(new TreeMap<>());

  /** Begins the portable form, which Delta writes. */
  private static final int PORTABLE_MAGIC = 1681511377;

  /** Begins the form of early releases of Delta, which is still read. */
  private static final int NATIVE_MAGIC = 1681511376;

  private static final long MAX_HIGH_HALF = 0x7fff_fffeL;

  private final SortedMap<Integer, RoaringBitmap> bitmapByHighHalf;

  private DeletedRows(SortedMap<Integer, RoaringBitmap> bitmapByHighHalf) {
    this.bitmapByHighHalf = bitmapByHighHalf;
  }

  /** The set of some positions, in any order, repeated or not; each is 0 or greater. */
  public static DeletedRows of(long... positions) {
    Builder builder = new Builder();
    for (long position : positions) {
      builder.add(position);
    }
    return builder.build();
  }

  /** Every position from 0 to below a count. */
  public static DeletedRows upTo(long count) {
    SortedMap<Integer, RoaringBitmap> bitmaps = new TreeMap<>();
    for (long first = 0; first < count; first += 1L << 32) {
      RoaringBitmap bitmap = RoaringBitmap.bitmapOfRange(0, Math.min(count - first, 1L << 32));
      bitmaps.put((int) (first >>> 32), bitmap);
    }
    return new DeletedRows(bitmaps);
  }

  /**
   * Reads the serialised form.
   *
   * @throws IllegalArgumentException if the bytes are not a deletion vector
   */
  public static DeletedRows fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int magic = buffer.getInt();
      if (magic == PORTABLE_MAGIC) {
        return readPortable(buffer);
      }
      if (magic == NATIVE_MAGIC) {
        return readNative(buffer);
      }
      throw new IllegalArgumentException(
          "magic number " + magic + " (expected: " + PORTABLE_MAGIC + ")");
    } catch (IOException | RuntimeException e) {
      if (e instanceof IllegalArgumentException illegalArgumentException
          && e.getMessage() != null) {
        throw illegalArgumentException;
      }
      throw new IllegalArgumentException("its " + bytes.length + " bytes are not a bitmap", e);
    }
  }

  private static DeletedRows readPortable(ByteBuffer buffer) throws IOException {
    long count = buffer.getLong();
    SortedMap<Integer, RoaringBitmap> bitmaps = new TreeMap<>();
    for (long i = 0; i < count; i++) {
      int key = buffer.getInt();
      if (key < 0 || (!bitmaps.isEmpty() && bitmaps.lastKey() >= key)) {
        throw new IllegalArgumentException(
            "key " + key + " of bitmap " + i + " (expected: rising)");
      }
      put(bitmaps, key, buffer);
    }
    return new DeletedRows(withoutEmpty(bitmaps));
  }

  private static DeletedRows readNative(ByteBuffer buffer) throws IOException {
    int count = buffer.getInt();
    SortedMap<Integer, RoaringBitmap> bitmaps = new TreeMap<>();
    for (int key = 0; key < count; key++) {
      int size = buffer.getInt();
      int start = buffer.position();
      put(bitmaps, key, buffer);
      if (buffer.position() - start != size) {
        throw new IllegalArgumentException("bitmap " + key + " is not " + size + " bytes long");
      }
    }
    return new DeletedRows(withoutEmpty(bitmaps));
  }

  private static void put(Map<Integer, RoaringBitmap> bitmaps, int key, ByteBuffer buffer)
      throws IOException {
    RoaringBitmap bitmap = new RoaringBitmap();
    bitmap.deserialize(buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
    buffer.position(buffer.position() + bitmap.serializedSizeInBytes());
    bitmaps.put(key, bitmap);
  }

  private static SortedMap<Integer, RoaringBitmap> withoutEmpty(
      SortedMap<Integer, RoaringBitmap> bitmaps) {
    bitmaps.values().removeIf(RoaringBitmap::isEmpty);
    return bitmaps;
  }

  /** The serialised form (Delta protocol, "Deletion Vector Format": portable). */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(PORTABLE_MAGIC).putLong(bitmapByHighHalf.size());
    bytes.writeBytes(head.array());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<Integer, RoaringBitmap> entry : bitmapByHighHalf.entrySet()) {
        out.writeInt(Integer.reverseBytes(entry.getKey()));
        entry.getValue().serialize(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Number of positions. */
  public long cardinality() {
    return bitmapByHighHalf.values().stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
  }

  /** The greatest position; there must be one. */
  public long last() {
    int high = bitmapByHighHalf.lastKey();
    return (long) high << 32 | Integer.toUnsignedLong(bitmapByHighHalf.get(high).last());
  }

  /** Whether there is no position. */
  public boolean isEmpty() {
    return bitmapByHighHalf.isEmpty();
  }

  /** Whether a position is one of them. */
  public boolean contains(long position) {
    RoaringBitmap bitmap = bitmapByHighHalf.get((int) (position >>> 32));
    return position >= 0 && bitmap != null && bitmap.contains((int) position);
  }

  /** Whether the two have a position in common. */
  public boolean intersects(DeletedRows other) {
    return bitmapByHighHalf.entrySet().stream()
        .anyMatch(
            entry -> {
              RoaringBitmap theirs = other.bitmapByHighHalf.get(entry.getKey());
              return theirs != null && RoaringBitmap.intersects(entry.getValue(), theirs);
            });
  }

  /** The positions of either. */
  public DeletedRows union(DeletedRows other) {
    SortedMap<Integer, RoaringBitmap> union = new TreeMap<>(bitmapByHighHalf);
    other.bitmapByHighHalf.forEach(
        (key, bitmap) ->
            union.merge(key, bitmap, (ours, theirs) -> RoaringBitmap.or(ours, theirs)));
    return optimized(union);
  }

  /** The positions that are not in the other. */
  public DeletedRows minus(DeletedRows other) {
    SortedMap<Integer, RoaringBitmap> difference = new TreeMap<>();
    bitmapByHighHalf.forEach(
        (key, bitmap) -> {
          RoaringBitmap theirs = other.bitmapByHighHalf.get(key);
          difference.put(
              key, theirs == null ? bitmap.clone() : RoaringBitmap.andNot(bitmap, theirs));
        });
    return optimized(withoutEmpty(difference));
  }

  /** Calls for each position, rising. */
  public void forEach(LongConsumer action) {
    bitmapByHighHalf.forEach(
        (key, bitmap) ->
            bitmap.forEach(
                (int low) -> action.accept(((long) key << 32) | Integer.toUnsignedLong(low))));
  }

  /** The positions, rising, without holding them. */
  public PrimitiveIterator.OfLong iterator() {
    return new RisingPositions(bitmapByHighHalf);
  }

  /** The positions, rising. */
  public long[] toArray() {
    long[] positions = new long[Math.toIntExact(cardinality())];
    int[] next = {0};
    forEach(position -> positions[next[0]++] = position);
    return positions;
  }

  private static DeletedRows optimized(SortedMap<Integer, RoaringBitmap> bitmaps) {
    bitmaps.replaceAll(
        (key, bitmap) -> {
          RoaringBitmap copy = bitmap.clone();
          copy.runOptimize();
          return copy;
        });
    return new DeletedRows(bitmaps);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeletedRows deletedRows
        && bitmapByHighHalf.equals(deletedRows.bitmapByHighHalf);
  }

  @Override
  public int hashCode() {
    return bitmapByHighHalf.hashCode();
  }

  @Override
  public String toString() {
    return cardinality() + " deleted rows";
  }

  /** Collects positions. Not thread-safe; used once. */
  public static final class Builder {

    private final SortedMap<Integer, RoaringBitmap> bitmaps = new TreeMap<>();
    private int lastHighHalf = -1;
    private RoaringBitmap last;

    /** Adds a position, 0 or greater. */
    public Builder add(long position) {
      if (position < 0 || position >>> 32 > MAX_HIGH_HALF) {
        throw new IllegalArgumentException("position: " + position + " (expected: >= 0)");
      }
      int highHalf = (int) (position >>> 32);
      if (highHalf != lastHighHalf) {
        last = bitmaps.computeIfAbsent(highHalf, key -> new RoaringBitmap());
        lastHighHalf = highHalf;
      }
      last.add((int) position);
      return this;
    }

    /** The set of what was added. */
    public DeletedRows build() {
      return optimized(bitmaps);
    }
  }
}
