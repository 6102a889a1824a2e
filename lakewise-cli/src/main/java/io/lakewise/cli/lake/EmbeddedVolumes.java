package io.lakewise.cli.lake;

import io.lakewise.catalog.Viewer;
import io.lakewise.cli.volume.VolumeStore;
import io.lakewise.engine.volume.VolumeFiles;
import io.lakewise.engine.volume.VolumePath;
import io.lakewise.engine.volume.VolumeUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Files of volumes of a lake in this process, for the person at the command line. */
record EmbeddedVolumes(VolumeFiles files) implements VolumeStore {

  private static final int BUFFER = 256 << 10;

  @Override
  public void put(String path, InputStream bytes, long size, boolean overwrite) throws IOException {
    try (VolumeUpload upload = files.write(Viewer.LOCAL, VolumePath.of(path), overwrite)) {
      byte[] buffer = new byte[BUFFER];
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        upload.write(ByteBuffer.wrap(buffer, 0, count));
      }
      upload.commit();
    }
  }

  @Override
  public InputStream get(String path) {
    return files.read(Viewer.LOCAL, VolumePath.of(path)).stream();
  }
}
