package dev.waybill.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a Java block against what the tests run with, and runs its main method if it has one.
 */
final class JavaExample {
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public |final )*class (\\w+)");
  private static final String SNIPPET =
      """
      import dev.waybill.*;
      import java.util.*;
      class Snippet {
        static void run(Config config) throws Exception {
          %s
        }
        static void ship(Object any) {}
      }
      """;

  private JavaExample() {}

  static void compileAndRun(String text, Path folder, String... arguments) throws Exception {
    Matcher found = CLASS.matcher(text);
    boolean whole = found.find();
    String name = whole ? found.group(1) : "Snippet";
    Path source = Files.createDirectories(folder).resolve(name + ".java");
    Files.writeString(source, whole ? text : SNIPPET.formatted(text));
    compile(source, folder);
    if (text.contains("void main(String")) {
      try (URLClassLoader loader =
          new URLClassLoader(
              new URL[] {folder.toUri().toURL()}, JavaExample.class.getClassLoader())) {
        var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) arguments);
      }
    }
  }

  private static void compile(Path source, Path folder) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
      boolean good =
          compiler
              .getTask(
                  null,
                  files,
                  told,
                  List.of(
                      "-proc:none",
                      "-d",
                      folder.toString(),
                      "-classpath",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      List<String> errors = new ArrayList<>();
      for (Diagnostic<? extends JavaFileObject> one : told.getDiagnostics()) {
        errors.add("line " + one.getLineNumber() + ": " + one.getMessage(null));
      }
      assertThat(good).as(String.join("\n", errors)).isTrue();
    }
  }
}
