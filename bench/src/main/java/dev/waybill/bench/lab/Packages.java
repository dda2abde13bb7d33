package dev.waybill.bench.lab;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Debian's packages on this machine: which are missing, and how they come here.
 *
 * @param tools the folder of {@code dpkg-query} and {@code apt-get}
 * @param root whether this process may install
 * @param agree asks a person, who may say no
 * @param progress takes one line for people
 */
public record Packages(
    Path tools, boolean root, Predicate<String> agree, Consumer<String> progress) {
  /** The server that all measurements run on. */
  public static final String SERVER = "postgresql-15";

  /** Those of the given packages that are not installed, each once. */
  public List<String> missing(Collection<String> names) throws IOException, InterruptedException {
    Path query = tools.resolve("dpkg-query");
    if (!Files.isExecutable(query)) {
      return names.stream().distinct().toList();
    }
    List<String> missing = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      Command.Output told =
          Command.run(query.toString(), "--show", "--showformat=${db:Status-Status}", name);
      if (told.code() != 0 || !told.text().strip().equals("installed")) {
        missing.add(name);
      }
    }
    return missing;
  }

  /**
   * Installs what is missing of these, if a person agrees; what is missing still.
   *
   * @throws WaybillException where {@link #SERVER} is missing in the end
   */
  public List<String> provide(Collection<String> names) throws IOException, InterruptedException {
    List<String> missing = missing(names);
    if (missing.isEmpty()) {
      return missing;
    }
    String list = String.join(" ", missing);
    if (!root || !Files.isExecutable(tools.resolve("apt-get"))) {
      return without(
          missing,
          "Missing: "
              + list
              + ", and only root can install packages, with apt-get. Run: apt-get install "
              + list);
    }
    if (!agree.test("Install " + list + " with apt-get?")) {
      return without(missing, "Missing: " + list + ". Install that, or run this with --yes.");
    }
    apt(List.of("update"));
    List<String> install = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
    install.addAll(missing);
    int code = apt(install);
    return without(
        missing(names), "apt-get ended with " + code + ", as told above. Missing still: " + list);
  }

  private int apt(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tools.resolve("apt-get").toString(), "-q"));
    command.addAll(arguments);
    progress.accept("apt-get " + String.join(" ", arguments));
    return Command.run(command, line -> progress.accept("  " + line));
  }

  /** Some candidates can be left out; the server cannot. */
  private static List<String> without(List<String> missing, String error) {
    if (missing.contains(SERVER)) {
      throw new WaybillException(ErrorCode.REFUSED, error);
    }
    return missing;
  }
}
