package dev.waybill.app.print;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where output goes: data to {@code out}, messages to {@code err}. Not thread-safe.
 *
 * @param out takes data, in UTF-8
 * @param err takes messages
 * @param terminals which of the three streams a person sits at
 * @param width columns of the terminal
 * @param style colours, or none, for {@code out}
 */
public record Screen(
    PrintWriter out, PrintWriter err, Terminals terminals, int width, Style style) {
  /** The width where the terminal does not tell. */
  public static final int USUAL_WIDTH = 120;

  // The kinds of files in a Unix mode.
  private static final int FILE_KIND = 0xF000;
  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xC000;

  /** Which of the standard streams are terminals. */
  public record Terminals(boolean in, boolean out, boolean err) {
    public static final Terminals NONE = new Terminals(false, false, false);
  }

  /** The process's own streams. */
  public static Screen standard() {
    Terminals terminals = knownTerminals();
    return new Screen(
        writer(System.out),
        writer(System.err),
        terminals,
        knownWidth(),
        terminals.out() ? Style.of(System.getenv()) : Style.PLAIN);
  }

  /** A screen without terminals, for tests and programs that embed the commands. */
  public static Screen of(PrintWriter out, PrintWriter err) {
    return new Screen(out, err, Terminals.NONE, USUAL_WIDTH, Style.PLAIN);
  }

  /** Prints one message for people. */
  public void tell(String message) {
    out.flush();
    err.println(message);
    err.flush();
  }

  /**
   * Whether the reader of {@code out} has gone, as that of {@code | head} does, so that more output
   * is in vain.
   *
   * @throws WaybillException {@code RESOURCES} where output was lost for another reason
   */
  public boolean abandoned() {
    if (!out.checkError()) {
      return false;
    }
    if (outHasReader()) {
      return true;
    }
    throw new WaybillException(
        ErrorCode.RESOURCES,
        "The output could not be written whole. Check that its disk has room, then run it again.");
  }

  /**
   * Whether stdout leads to another program. Writing to one fails only when it reads no more; the
   * error itself says so only in words, in the system's language.
   */
  private static boolean outHasReader() {
    try {
      int kind = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & FILE_KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }

  /**
   * The launcher says which streams are terminals, such as {@code 012}, because Java 17 only knows
   * of all three at once.
   */
  @SuppressWarnings("SystemConsoleNull") // asked of the versions that do return null
  private static Terminals knownTerminals() {
    String told = System.getProperty("waybill.terminals");
    if (told != null) {
      return new Terminals(told.contains("0"), told.contains("1"), told.contains("2"));
    }
    boolean all = Runtime.version().feature() < 22 && System.console() != null;
    return new Terminals(all, all, all);
  }

  private static int knownWidth() {
    int told = Integer.getInteger("waybill.width", 0);
    return told >= 20 ? told : USUAL_WIDTH;
  }

  /** Whether and how text is coloured. */
  public enum Style {
    PLAIN,
    COLOURED;

    /** Colours, unless {@code NO_COLOR} is set or the terminal is dumb. */
    static Style of(Map<String, String> environment) {
      boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
      return unwanted || "dumb".equals(environment.get("TERM")) ? PLAIN : COLOURED;
    }

    public String bold(String text) {
      return wrap("1", text);
    }

    public String dim(String text) {
      return wrap("2", text);
    }

    public String red(String text) {
      return wrap("31", text);
    }

    public String green(String text) {
      return wrap("32", text);
    }

    public String yellow(String text) {
      return wrap("33", text);
    }

    public String cyan(String text) {
      return wrap("36", text);
    }

    private String wrap(String code, String text) {
      return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  }
}
