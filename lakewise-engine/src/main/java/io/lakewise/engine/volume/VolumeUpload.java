package io.lakewise.engine.volume;

import io.lakewise.engine.error.VolumeErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/**
 * A file on its way into a volume: nobody sees it before {@link #commit}, and it is gone if that
 * does not come.
 */
public final class VolumeUpload implements AutoCloseable {

  private final VolumePath path;
  private final HeldFolder folder;
  private final String part;
  private final boolean overwrite;
  private final FileChannel channel;
  private boolean committed;

  VolumeUpload(VolumePath path, HeldFolder folder, String part, boolean overwrite)
      throws IOException {
    this.path = path;
    this.folder = folder;
    this.part = part;
    this.overwrite = overwrite;
    this.channel = folder.create(part);
  }

  /** Adds bytes. */
  public void write(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw VolumeErrors.failed(path.toString(), e);
    }
  }

  /** Gives the file its name, durably and at once. */
  public void commit() {
    try {
      channel.force(true);
      channel.close();
      if (overwrite) {
        if (VolumeFiles.isFolder(folder, path.name())) {
          throw VolumeErrors.otherKind(path.toString(), "folder", "file");
        }
        folder.replace(part, path.name());
      } else {
        folder.publish(part, path.name());
      }
      committed = true;
    } catch (FileAlreadyExistsException other) {
      throw VolumeErrors.there("file", path.toString());
    } catch (NoSuchFileException gone) {
      throw VolumeErrors.missing("folder", path.parent().toString());
    } catch (IOException e) {
      throw VolumeErrors.failed(path.toString(), e);
    }
  }

  /** Ends it; without a {@link #commit} nothing is left. */
  @Override
  public void close() {
    try {
      channel.close();
      if (!committed) {
        folder.deleteFile(part);
      }
    } catch (NoSuchFileException gone) {
      // With the whole volume; there is nothing to clean up.
    } catch (IOException e) {
      throw VolumeErrors.failed(path.toString(), e);
    } finally {
      release();
    }
  }

  private void release() {
    try {
      folder.close();
    } catch (IOException e) {
      throw VolumeErrors.failed(path.toString(), e);
    }
  }
}
