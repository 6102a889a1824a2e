package io.lakewise.table.maintenance;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.scan.RecordCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which files to write anew together: small ones, and ones with many deleted rows.
 *
 * @param smallBelowBytes files smaller than this are small
 * @param targetBytes about how large a new file becomes
 * @param deletedShare files of which more than this share of rows is deleted are written anew; 0 to
 *     1
 */
public record Compaction(long smallBelowBytes, long targetBytes, double deletedShare) {

  /** Delta's: small below 1 GiB, files of 1 GiB, more than a twentieth deleted. */
  public static final Compaction STANDARD = new Compaction(1L << 30, 1L << 30, 0.05);

  /**
   * Files that become one.
   *
   * @param partitionValues of all of them
   * @param files at least two, or one with many deleted rows
   */
  public record Bin(Map<String, String> partitionValues, List<AddFile> files) {

    /** Bytes of the files. */
    public long bytes() {
      return files.stream().mapToLong(AddFile::size).sum();
    }
  }

  /** The bins of some files, each of one partition. */
  public List<Bin> plan(List<AddFile> files) {
    Map<Map<String, String>, List<AddFile>> candidates = new LinkedHashMap<>();
    for (AddFile file : files) {
      if (file.size() < smallBelowBytes || hasManyDeletedRows(file)) {
        candidates.computeIfAbsent(file.partitionValues(), key -> new ArrayList<>()).add(file);
      }
    }
    List<Bin> bins = new ArrayList<>();
    candidates.forEach((partition, some) -> bins.addAll(pack(partition, some)));
    return bins;
  }

  private List<Bin> pack(Map<String, String> partition, List<AddFile> files) {
    files.sort(Comparator.comparingLong(AddFile::size));
    List<Bin> bins = new ArrayList<>();
    List<AddFile> open = new ArrayList<>();
    long bytes = 0;
    for (AddFile file : files) {
      if (!open.isEmpty() && bytes + file.size() > targetBytes) {
        bins.add(new Bin(partition, List.copyOf(open)));
        open.clear();
        bytes = 0;
      }
      open.add(file);
      bytes += file.size();
    }
    if (!open.isEmpty()) {
      bins.add(new Bin(partition, List.copyOf(open)));
    }
    bins.removeIf(bin -> bin.files().size() == 1 && !hasManyDeletedRows(bin.files().get(0)));
    return bins;
  }

  /** Whether a file is among some of which more than the share of rows is deleted. */
  public boolean hasManyDeletedRows(List<AddFile> files) {
    return files.stream().anyMatch(this::hasManyDeletedRows);
  }

  private boolean hasManyDeletedRows(AddFile file) {
    if (file.deletionVector() == null) {
      return false;
    }
    OptionalLong count = RecordCounts.of(file.stats());
    return count.isEmpty()
        || file.deletionVector().cardinality() > deletedShare * count.getAsLong();
  }
}
