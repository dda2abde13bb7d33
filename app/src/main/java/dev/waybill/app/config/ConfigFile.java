package dev.waybill.app.config;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.WaybillException;
import dev.waybill.sync.Sync;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The configuration file: where it is looked for, and what holds without one. */
public final class ConfigFile {
  /** Its name in the working directory, unless {@code --config} gives another. */
  public static final String NAME = "waybill.yaml";

  private ConfigFile() {}

  /**
   * Reads the file for a command that needs no source: what is wrong with one is not told.
   *
   * @param named the file that the user named, which must be there; null for {@link #NAME} in the
   *     working directory, without which the embedded database holds
   * @throws WaybillException {@code CONFIGURATION}
   */
  public static Settings load(@Nullable Path named) {
    return load(named, ReadConfig::read);
  }

  /**
   * As {@link #load}, with everything that is wrong with a source.
   *
   * @throws WaybillException {@code CONFIGURATION}, one line for each mistake
   */
  public static Settings loadWithSources(@Nullable Path named) {
    return load(
        named,
        (file, text, references) ->
            ReadConfig.readWithSources(file, text, references, Sync::check));
  }

  private interface Read {
    Settings read(String file, String text, ResolveReference references);
  }

  private static Settings load(@Nullable Path named, Read read) {
    Path file = named == null ? Path.of(NAME) : named;
    Path parent = file.toAbsolutePath().getParent();
    Path folder = parent == null ? Path.of("") : parent;
    try {
      String text = Files.readString(file);
      return read.read(file.toString(), text, new ResolveReference(System::getenv, folder));
    } catch (NoSuchFileException e) {
      if (named == null) {
        return new Settings(
            Config.builtIn(DatabaseSettings.embedded()), List.of(), Schedules.NONE, folder);
      }
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "There is no file " + file + ". Write one with: waybill init --config " + file,
          e);
    } catch (MalformedInputException e) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION, file + " is not UTF-8 text. Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION, file + " cannot be read. Check that it is a readable file.", e);
    }
  }

  /**
   * One line for each mistake, in the order of the file, with the place of those that are in it.
   *
   * @param named the file that was read
   */
  public static List<String> locate(@Nullable Path named, List<Mistake> mistakes) {
    Path file = named == null ? Path.of(NAME) : named;
    try {
      Node document = ParseYaml.parse(Files.readString(file), new Mistakes(file.toString()));
      return LocateMistakes.in(document, file.toString(), mistakes);
    } catch (IOException e) {
      return mistakes.stream().map(Mistake::message).toList();
    }
  }

  /**
   * Writes the commented example.
   *
   * @return the file written
   * @throws WaybillException {@code REFUSED} where a file is there already
   */
  public static Path write(@Nullable Path named) {
    Path file = named == null ? Path.of(NAME) : named;
    try {
      Files.writeString(file, template(), StandardOpenOption.CREATE_NEW);
      return file;
    } catch (FileAlreadyExistsException e) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          file + " is there already and stays as it is. Name another with --config.",
          e);
    } catch (IOException e) {
      throw new WaybillException(
          ErrorCode.REFUSED, file + " cannot be written. Check its folder and its rights.", e);
    }
  }

  /** The commented example that {@link #write} writes. */
  static String template() {
    try (InputStream in =
        Objects.requireNonNull(ConfigFile.class.getResourceAsStream("waybill.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
