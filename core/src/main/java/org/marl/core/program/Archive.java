package org.marl.core.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file format in which PyTorch exchanges compiled modules: a zip of stored entries, with the
 * text of the program, an object without attributes, and no constants. PyTorch itself loads the
 * same bytes with {@code torch.jit.load}.
 */
public final class Archive {
  private static final String FOLDER = "program/";

  /** Version 3 of the format: every PyTorch since 1.6 reads it. */
  private static final byte[] VERSION = ascii("3\n");

  // Opcodes of Python's pickle protocol 2.
  private static final byte PROTO = (byte) 0x80;
  private static final byte GLOBAL = 'c';
  private static final byte EMPTY_TUPLE = ')';
  private static final byte NEW_OBJECT = (byte) 0x81;
  private static final byte EMPTY_DICT = '}';
  private static final byte UNICODE = 'X';
  private static final byte TRUE = (byte) 0x88;
  private static final byte MARK = '(';
  private static final byte SET_ITEMS = 'u';
  private static final byte BUILD = 'b';
  private static final byte STOP = '.';

  private Archive() {}

  /** The archive of a program. */
  public static byte[] of(Program program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      entry(zip, "data.pkl", module());
      entry(zip, "code/__torch__.py", program.text().getBytes(StandardCharsets.UTF_8));
      entry(zip, "constants.pkl", new byte[] {PROTO, 2, EMPTY_TUPLE, STOP});
      entry(zip, "version", VERSION);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    // Equal programs have equal archives.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** An object of class P whose only attribute is {@code training = True}. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(PROTO);
    pickle.write(2);
    pickle.write(GLOBAL);
    pickle.writeBytes(ascii("__torch__\nP\n"));
    pickle.write(EMPTY_TUPLE);
    pickle.write(NEW_OBJECT);
    pickle.write(EMPTY_DICT);
    // PyTorch before 2.0 sets items from a mark on only, not one by one.
    pickle.write(MARK);
    byte[] attribute = ascii("training");
    pickle.write(UNICODE);
    pickle.writeBytes(new byte[] {(byte) attribute.length, 0, 0, 0});
    pickle.writeBytes(attribute);
    pickle.write(TRUE);
    pickle.write(SET_ITEMS);
    pickle.write(BUILD);
    pickle.write(STOP);
    return pickle.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
