package io.lakewise.table.deletion;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.storage.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Deletion vectors on storage (Delta protocol, "Deletion Vector Files" and "Deletion Vector
 * Descriptor Schema"). We write all vectors of a commit into one file in the table's folder and
 * never inline. Thread-safe.
 */
public final class DeletionVectorFiles {

  private static final byte VERSION = 1;
  private static final int ENCODED_ID_LENGTH = 20;

  private final ObjectStore store;

  /** Reads from and writes to a store. */
  public DeletionVectorFiles(ObjectStore store) {
    this.store = store;
  }

  /**
   * The store path of the file that holds a vector, or null if it is inline.
   *
   * @param location the table's folder
   * @throws LakewiseException INTERNAL if the descriptor is not one of the protocol's
   */
  public static String path(String location, DeletionVector vector) {
    String text = vector.pathOrInlineDv();
    switch (vector.storageType()) {
      case "i" -> {
        return null;
      }
      case "p" -> {
        return DataPaths.resolve(location, text);
      }
      case "u" -> {
        try {
          int id = text.length() - ENCODED_ID_LENGTH;
          String folder = id > 0 ? location + "/" + text.substring(0, id) : location;
          return folder + "/" + name(Base85.decodeId(text.substring(id)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
          throw damaged("of " + location, "its id '" + text + "' is not of base 85", e);
        }
      }
      default ->
          throw damaged(
              "of " + location, "its storage type is '" + vector.storageType() + "'", null);
    }
  }

  private static String name(UUID id) {
    return "deletion_vector_" + id + ".bin";
  }

  /**
   * The store path of a file that {@link #write} writes.
   *
   * @param location the table's folder
   */
  public static String path(String location, UUID id) {
    return location + "/" + name(id);
  }

  /**
   * Reads a vector.
   *
   * @param location the table's folder
   * @throws LakewiseException INTERNAL, naming the file, if it is missing, cut off or damaged
   */
  public DeletedRows read(String location, DeletionVector vector) {
    String path = path(location, vector);
    String what = path == null ? "within the log of " + location : path;
    try {
      byte[] bytes = path == null ? inline(vector) : stored(path, vector);
      DeletedRows rows = DeletedRows.fromBytes(bytes);
      if (rows.cardinality() != vector.cardinality()) {
        throw new IllegalArgumentException(
            "it has " + rows.cardinality() + " rows where the log says " + vector.cardinality());
      }
      return rows;
    } catch (FileNotFoundException e) {
      throw damaged(what, "the file is missing", e);
    } catch (EOFException e) {
      throw damaged(what, "the file is too short", e);
    } catch (IllegalArgumentException e) {
      throw damaged(what, e.getMessage(), e);
    } catch (IOException e) {
      throw TableErrors.storage("read the deletion vector", what, e);
    }
  }

  private static byte[] inline(DeletionVector vector) {
    byte[] padded = Base85.decode(vector.pathOrInlineDv());
    if (vector.sizeInBytes() < 0 || padded.length < vector.sizeInBytes()) {
      throw new IllegalArgumentException(
          "it has " + padded.length + " bytes where the log says " + vector.sizeInBytes());
    }
    return Arrays.copyOf(padded, vector.sizeInBytes());
  }

  private byte[] stored(String path, DeletionVector vector) throws IOException {
    int offset = vector.offset() == null ? 0 : vector.offset();
    int head = offset == 1 ? 1 : 0;
    int size = vector.sizeInBytes();
    if (offset < 0 || size < 0 || size > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException("offset " + offset + " and size " + size);
    }
    ByteBuffer bytes = ByteBuffer.wrap(store.read(path, offset - head, head + 8 + size));
    if (head == 1) {
      byte version = bytes.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("its format is version " + version + " (expected: 1)");
      }
    }
    int stored = bytes.getInt();
    if (stored != size) {
      throw new IllegalArgumentException("it has " + stored + " bytes where the log says " + size);
    }
    byte[] data = new byte[size];
    bytes.get(data);
    if (bytes.getInt() != checksum(data)) {
      throw new IllegalArgumentException("its checksum does not match");
    }
    return data;
  }

  /**
   * Writes one file with vectors; they are durable afterwards.
   *
   * @param location the table's folder
   * @param id of the file, never used before
   * @return the descriptors in the order of the vectors
   */
  public List<DeletionVector> write(String location, UUID id, List<DeletedRows> vectors) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(VERSION);
    List<DeletionVector> descriptors = new ArrayList<>();
    for (DeletedRows rows : vectors) {
      byte[] data = rows.toBytes();
      descriptors.add(
          new DeletionVector("u", Base85.encode(id), file.size(), data.length, rows.cardinality()));
      ByteBuffer entry = ByteBuffer.allocate(data.length + 8);
      entry.putInt(data.length).put(data).putInt(checksum(data));
      file.writeBytes(entry.array());
    }
    String path = path(location, id);
    try {
      store.putIfAbsent(path, file.toByteArray());
    } catch (IOException e) {
      throw TableErrors.storage("write the deletion vectors", path, e);
    }
    return descriptors;
  }

  private static int checksum(byte[] data) {
    CRC32 checksum = new CRC32();
    checksum.update(data);
    return (int) checksum.getValue();
  }

  private static LakewiseException damaged(String which, String problem, Exception cause) {
    return TableErrors.damagedDeletionVector(which, problem, cause);
  }
}
