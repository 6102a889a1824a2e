package io.lakewise.table.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionVectorFilesTest {

  private static final UUID ID = UUID.fromString("ab52d6b0-f1ad-45d4-9bcc-3ea1f0ac87c3");

  @TempDir private Path folder;
  private String location;
  private DeletionVectorFiles files;

  @BeforeEach
  void open() throws IOException {
    Path root = folder.toRealPath();
    location = root.toString();
    files = new DeletionVectorFiles(new LocalStore(List.of(root), UUID::randomUUID));
  }

  @Test
  void severalVectorsShareAFile() throws IOException {
    Random random = new Random(7);
    List<DeletedRows> vectors = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      vectors.add(DeletedRows.of(random.longs(random.nextInt(3000), 0, 1L << 34).toArray()));
    }
    List<DeletionVector> descriptors = files.write(location, ID, vectors);
    assertThat(folder.resolve("deletion_vector_" + ID + ".bin")).exists();
    assertThat(descriptors.get(0).offset()).isEqualTo(1);
    for (int i = 0; i < vectors.size(); i++) {
      assertThat(files.read(location, descriptors.get(i))).isEqualTo(vectors.get(i));
      assertThat(descriptors.get(i).cardinality()).isEqualTo(vectors.get(i).cardinality());
    }
  }

  /** The protocol's examples; its inline one is in a form that nobody reads, so Spark's. */
  @Test
  void descriptorsOfOthersAreUnderstood() {
    DeletionVector prefixed = new DeletionVector("u", "ab^-aqEH.-t@S}K{vb[*k^", 4, 40, 6);
    assertThat(DeletionVectorFiles.path("/t", prefixed))
        .isEqualTo("/t/ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin");
    DeletionVector inline =
        new DeletionVector(
            "i", "^Bg9^0rr910000000000iXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L", null, 44, 6);
    assertThat(DeletionVectorFiles.path("/t", inline)).isNull();
    assertThat(files.read(location, inline).toArray()).containsExactly(3, 4, 7, 11, 18, 29);
    DeletionVector absolute = new DeletionVector("p", "file:/lake/a%20b.bin", 4, 40, 6);
    assertThat(DeletionVectorFiles.path("/t", absolute)).isEqualTo("/lake/a b.bin");
  }

  @ParameterizedTest
  @CsvSource({
    "0, version 3",
    "4, bytes where the log says",
    "12, checksum",
    "20, checksum",
    "38, checksum",
  })
  void aChangedByteIsNoticed(int position, String problem) throws IOException {
    DeletionVector vector = files.write(location, ID, List.of(DeletedRows.of(3, 4))).get(0);
    Path file = Path.of(DeletionVectorFiles.path(location, vector));
    byte[] bytes = Files.readAllBytes(file);
    bytes[position] ^= 2;
    Files.write(file, bytes);
    assertThatThrownBy(() -> files.read(location, vector))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem);
  }

  @Test
  void aMissingShortOrDisagreeingFileIsNamed() throws IOException {
    DeletionVector vector = files.write(location, ID, List.of(DeletedRows.of(3, 4))).get(0);
    Path file = Path.of(DeletionVectorFiles.path(location, vector));
    DeletionVector other =
        new DeletionVector("u", vector.pathOrInlineDv(), 1, vector.sizeInBytes(), 3);
    assertThatThrownBy(() -> files.read(location, other)).hasMessageContaining("2 rows");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> files.read(location, vector))
        .hasMessageContaining("too short")
        .hasMessageContaining(file.toString());
    Files.delete(file);
    assertThatThrownBy(() -> files.read(location, vector)).hasMessageContaining("missing");
  }

  @Test
  void aFileIsNeverReplaced() {
    files.write(location, ID, List.of(DeletedRows.of(3)));
    assertThatThrownBy(() -> files.write(location, ID, List.of(DeletedRows.of(4))))
        .isInstanceOf(LakewiseException.class);
  }
}
