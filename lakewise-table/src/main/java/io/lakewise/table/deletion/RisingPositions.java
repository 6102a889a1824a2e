package io.lakewise.table.deletion;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** The positions of bitmaps one by one, of which few bytes may hold billions. */
final class RisingPositions implements PrimitiveIterator.OfLong {

  private final Iterator<Map.Entry<Integer, RoaringBitmap>> bitmaps;
  private long high;
  private PeekableIntIterator low;

  RisingPositions(Map<Integer, RoaringBitmap> bitmapByHighHalf) {
    this.bitmaps = bitmapByHighHalf.entrySet().iterator();
  }

  @Override
  public boolean hasNext() {
    while ((low == null || !low.hasNext()) && bitmaps.hasNext()) {
      Map.Entry<Integer, RoaringBitmap> next = bitmaps.next();
      high = (long) next.getKey() << 32;
      low = next.getValue().getIntIterator();
    }
    return low != null && low.hasNext();
  }

  @Override
  public long nextLong() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return high | Integer.toUnsignedLong(low.next());
  }
}
