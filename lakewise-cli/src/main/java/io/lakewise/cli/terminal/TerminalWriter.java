package io.lakewise.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Passes on what a terminal shows and nothing that it obeys; see {@link TerminalText}. */
public final class TerminalWriter extends FilterWriter {

  /** Writes to a terminal. */
  public TerminalWriter(Writer terminal) {
    super(terminal);
  }

  @Override
  public void write(int character) throws IOException {
    out.write(TerminalText.of(String.valueOf((char) character)));
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    out.write(TerminalText.of(new String(characters, offset, length)));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(TerminalText.of(text.substring(offset, offset + length)));
  }
}
