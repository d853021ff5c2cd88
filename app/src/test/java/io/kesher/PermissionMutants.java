package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Takes one permission check after another out of the program and asks the tests whether they
 * notice. A check that can go without a test failing is one that the next change will lose.
 *
 * <p>{@code bin/bench mutants} runs it; its name keeps it out of {@code bin/test}. The checks stand
 * in {@code permission-mutants.txt}. Only the class that changes is compiled; the tests find it
 * before the program's own, in a virtual machine of their own that ends with the first failure.
 */
class PermissionMutants {
  private static final Path SOURCES = Path.of("src/main/java/io/kesher");
  private static final Path TESTS = Path.of("src/test/java");
  private static final String CLASSES =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  /** The quick ones first: most mutants need no more. */
  private static final List<String> ASKED =
      List.of(
          "VisibilityTests",
          "AccessAttackTests",
          "GateTests",
          "EditCustomerTests",
          "BulkChangeTests",
          "RouteMatrixTests",
          "FilterTests",
          "LiveEventsTests",
          "ReadsMatrixTests",
          "AccessMatrixTests");

  @TempDir private Path folder;

  /** One check taken out. */
  private record Mutant(String check, Path source, String is, String becomes) {
    /** Its source without the check. */
    String text() throws IOException {
      var place = place().matcher(Files.readString(source));
      assertThat(place.results()).as("%s in %s", is, source).hasSize(1);
      return place.reset().replaceFirst(Matcher.quoteReplacement(becomes));
    }

    private Pattern place() {
      return Pattern.compile(
          Stream.of(is.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s*")));
    }
  }

  @Test
  void areAllNoticed() throws Exception {
    var mutants = mutants();
    for (var mutant : mutants) {
      mutant.text();
    }
    assertThat(noticed(Files.createDirectory(folder.resolve("as-it-is")))).isEmpty();
    System.out.println("| taken out | noticed by |");
    System.out.println("|---|---|");
    var unnoticed = new ArrayList<String>();
    try (var hunters = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var hunts = mutants.stream().map(mutant -> (Callable<String>) () -> hunt(mutant)).toList();
      var found = hunters.invokeAll(hunts);
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).get().isEmpty()) {
          unnoticed.add(mutants.get(i).check());
        }
      }
    }
    System.out.printf("%d of %d are noticed.%n", mutants.size() - unnoticed.size(), mutants.size());
    assertThat(unnoticed).isEmpty();
  }

  private String hunt(Mutant mutant) throws IOException, InterruptedException {
    var noticed = noticed(compiled(mutant));
    System.out.printf("| %s | %s |%n", mutant.check(), noticed.isEmpty() ? "**nobody**" : noticed);
    return noticed;
  }

  private static List<Mutant> mutants() throws IOException {
    try (var text =
        Objects.requireNonNull(
            PermissionMutants.class.getResourceAsStream("/permission-mutants.txt"))) {
      return Stream.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"))
          .filter(part -> part.contains("\n= "))
          .map(PermissionMutants::mutant)
          .toList();
    }
  }

  private static Mutant mutant(String part) {
    var lines = part.strip().lines().map(line -> line.substring(1).strip()).toList();
    return new Mutant(lines.get(0), SOURCES.resolve(lines.get(1)), lines.get(2), lines.get(3));
  }

  private Path compiled(Mutant mutant) throws IOException {
    var classes = Files.createTempDirectory(folder, "mutant");
    var changed = classes.resolve(mutant.source().getFileName());
    Files.writeString(changed, mutant.text());
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-parameters",
                "-proc:none",
                "-cp",
                CLASSES,
                "-d",
                classes.toString(),
                changed.toString());
    assertThat(result).as("%s without its check compiles", mutant.source()).isZero();
    return classes;
  }

  /** The first test that fails with these classes in the place of the program's; empty for none. */
  private static String noticed(Path classes) throws IOException, InterruptedException {
    var said = classes.resolve("said.txt");
    var tests =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes + File.pathSeparator + CLASSES,
                PermissionMutants.class.getName(),
                said.toString())
            .redirectErrorStream(true)
            .redirectOutput(classes.resolve("log.txt").toFile())
            .start();
    int result = tests.waitFor();
    assertThat(said).as("%s: the tests ended with %s", classes, result).exists();
    return Files.readString(said);
  }

  /** Runs the tests until one fails, and writes its name, or nothing, into the file. */
  public static void main(String[] file) throws IOException {
    var failed = new ArrayList<String>();
    var enough = CancellationToken.create();
    var until =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == Status.FAILED) {
              failed.add(test.getLegacyReportingName());
              enough.cancel();
            }
          }
        };
    var asked = LauncherDiscoveryRequestBuilder.request().selectors(selectors()).build();
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(asked)
                .cancellationToken(enough)
                .listeners(until)
                .build());
    Files.writeString(Path.of(file[0]), failed.isEmpty() ? "" : failed.getFirst());
    System.exit(0);
  }

  private static List<ClassSelector> selectors() {
    var names = names();
    return ASKED.stream()
        .map(test -> selectClass(Objects.requireNonNull(names.get(test))))
        .toList();
  }

  /** Of all test classes, by their simple names. */
  private static Map<String, String> names() {
    try (var files = Files.walk(TESTS)) {
      return files
          .map(file -> TESTS.relativize(file).toString())
          .filter(file -> file.endsWith("Tests.java"))
          .map(file -> file.replace(".java", "").replace(File.separatorChar, '.'))
          .collect(
              Collectors.toMap(
                  name -> name.substring(name.lastIndexOf('.') + 1),
                  name -> name,
                  (one, _) -> one));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
