package dev.waybill.sync.internal.files;

import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.WaybillException;
import dev.waybill.sync.spi.SourceContext;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The folder that files are dropped into, and the two in it that they go to. */
final class Folder {
  static final String DONE = "done";
  static final String FAILED = "failed";

  private final Path inbox;

  private Folder(Path inbox) {
    this.inbox = inbox;
  }

  /**
   * Opens a folder, and makes it and the two in it where they are missing.
   *
   * @throws WaybillException {@code CONFIGURATION} where the folder above is missing, too
   */
  static Folder open(SourceContext context, String typed) {
    Path inbox = context.folder().resolve(typed).toAbsolutePath().normalize();
    if (!Files.isDirectory(inbox)) {
      create(context, inbox);
    }
    try {
      Files.createDirectories(inbox.resolve(DONE));
      Files.createDirectories(inbox.resolve(FAILED));
    } catch (IOException e) {
      throw FileTrouble.cannot("make " + DONE + " and " + FAILED + " in " + inbox, e);
    }
    return new Folder(inbox);
  }

  private static void create(SourceContext context, Path inbox) {
    if (Files.exists(inbox)) {
      throw wrong(context, inbox + " is no folder; write the path of one");
    }
    Path above = inbox.getParent();
    if (above == null || !Files.isDirectory(above)) {
      throw wrong(
          context,
          "there is no folder " + inbox + ", nor the one above; create it or correct the path");
    }
    try {
      Files.createDirectory(inbox);
    } catch (IOException e) {
      throw FileTrouble.cannot("make the folder " + inbox, e);
    }
    context.listener().notice(context.name(), "made the folder " + inbox);
  }

  private static WaybillException wrong(SourceContext context, String message) {
    return new WaybillException(
        ErrorCode.CONFIGURATION,
        List.of(
            new Mistake(
                List.of("sources", context.name(), "path"),
                "sources." + context.name() + ".path: " + message)));
  }

  /** All files, by name; none that begins with a dot. */
  List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(inbox)) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(".") && Files.isRegularFile(file)) {
          look(file).ifPresent(looks::add);
        }
      }
    } catch (IOException e) {
      throw FileTrouble.cannot("list " + inbox, e);
    } catch (DirectoryIteratorException e) {
      throw FileTrouble.cannot("list " + inbox, Objects.requireNonNull(e.getCause()));
    }
    looks.sort(Comparator.comparing(Look::name));
    return looks;
  }

  /** How a file is now; empty where it is gone. */
  Optional<Look> look(String name) {
    return look(inbox.resolve(name));
  }

  private static Optional<Look> look(Path file) {
    try {
      return Optional.of(Look.at(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.cannot("look at " + file, e);
    }
  }

  Path file(String name) {
    return inbox.resolve(name);
  }

  Path in(String folder) {
    return inbox.resolve(folder);
  }

  /** A name that is free in a folder: the file's own, or with a number before its endings. */
  String freeName(String folder, String name) {
    String free = name;
    int dot = name.indexOf('.') < 0 ? name.length() : name.indexOf('.');
    for (int i = 2; Files.exists(in(folder).resolve(free)); i++) {
      free = name.substring(0, dot) + "." + i + name.substring(dot);
    }
    return free;
  }

  /**
   * Moves a file out of the way.
   *
   * @param free from {@link #freeName}
   */
  void move(String name, String folder, String free) {
    Path from = file(name);
    try {
      Files.move(from, in(folder).resolve(free));
    } catch (NoSuchFileException e) {
      if (Files.exists(from)) {
        throw FileTrouble.cannot("move " + from + " to " + in(folder), e);
      }
    } catch (IOException e) {
      throw FileTrouble.cannot("move " + from + " to " + in(folder), e);
    }
  }
}
