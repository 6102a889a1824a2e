package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import java.util.List;

/**
 * The files that a predicate leaves.
 *
 * @param files those that may hold a matching row
 * @param bytes their size
 * @param filesBefore files of the version
 * @param bytesBefore their size
 */
public record FileSelection(List<AddFile> files, long bytes, long filesBefore, long bytesBefore) {}
