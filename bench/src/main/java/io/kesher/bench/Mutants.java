package io.kesher.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * Takes one permission check after another out of a copy of the program and asks the tests whether
 * they notice. A check that can go without a test failing is one that the next change will lose.
 *
 * <p>Only the class that changed is compiled again. A mutant that no longer fits its source, or no
 * longer compiles, is a fault of this list and ends the run.
 */
final class Mutants {
  private static final String SOURCES = "app/src/main/java/io/kesher/";
  private static final Set<String> LEFT_OUT = Set.of(".git", "docs", "data");

  /** The quick ones first: most mutants need no more. */
  private static final List<String> TESTS =
      List.of(
          "VisibilityTests,AccessAttackTests,BulkChangeTests,RouteMatrixTests,EditCustomerTests,GateTests",
          "AccessMatrixTests,FilterTests,LiveEventsTests,ReadsMatrixTests");

  /** One check taken out. */
  private record Mutant(String check, String file, String is, String becomes) {}

  private static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "a route asks for its permission",
              "identity/web/Gate.java",
              "if (!permission.equals(May.SELF) && !viewer.may(permission)) {",
              "if (!permission.equals(May.SELF) && viewer.may(permission) && false) {"),
          new Mutant(
              "a route without a permission is shut",
              "identity/web/Gate.java",
              "&& !isPublic(method)) {",
              "&& permission(method).isPresent() && !isPublic(method)) {"),
          new Mutant(
              "every query begins with whom the reader may see",
              "customers/Customers.java",
              "return within(SEE);",
              "return CUSTOMER.TRASHED_AT.isNull();"),
          new Mutant(
              "a permission is good for some customers only",
              "customers/Customers.java",
              "CUSTOMER.OWNER_ID.in(employees.stream().map(EmployeeId::value).toList());",
              "employees.isEmpty() ? CUSTOMER.OWNER_ID.isNull() : trueCondition();"),
          new Mutant(
              "one customer, where the reader may see them",
              "customers/Customers.java",
              ".where(CUSTOMER.ID.eq(id.value()), visible())\n            .fetchOptional(Records",
              ".where(CUSTOMER.ID.eq(id.value()))\n            .fetchOptional(Records"),
          new Mutant(
              "what is done to a customer needs its permission there",
              "customers/Customers.java",
              "if (!good) {",
              "if (!good && id.value() < 0) {"),
          new Mutant(
              "search",
              "customers/CustomerSearch.java",
              ".where(Customers.visible(), near,",
              ".where(near,"),
          new Mutant(
              "search by what is hidden",
              "customers/ContactMarks.java",
              ".filter(_ -> Seen.by(Viewers.current()).contactPoints())\n                .map(ContactMarks::phone)",
              ".map(ContactMarks::phone)"),
          new Mutant(
              "the table's rows",
              "profitability/Listing.java",
              "return Customers.visible(permissions);",
              "return org.jooq.impl.DSL.trueCondition();"),
          new Mutant(
              "an order by facts tells of the facts",
              "profitability/Listing.java",
              "return Customers.visible(permissions);",
              "return Customers.visible();"),
          new Mutant(
              "facts in the table's rows",
              "profitability/Listing.java",
              "Customers.includes(\n                FactColumns.LEDGER, row.get(CUSTOMER.OWNER_ID), row.get(CUSTOMER.TEAM_ID))",
              "viewer.may(FactColumns.LEDGER)"),
          new Mutant(
              "a column of which not all is the reader's",
              "profitability/Listing.java",
              "when(Customers.within(column.permission()), column.value())",
              "when(Customers.visible(), column.value())"),
          new Mutant(
              "export",
              "profitability/Ranking.java",
              "var only = Customers.within(\"customers:export\");",
              "var only = Customers.visible();"),
          new Mutant(
              "a filter by groups",
              "profitability/KnownColumns.java",
              "reader.may(each.permission())",
              "reader.may(\"customers:see\")"),
          new Mutant(
              "a filter by a hidden field",
              "customers/WhoTheyAre.java",
              "if (viewer.sees(BIRTH_DATE)) {",
              "if (viewer.may(\"customers:see\")) {"),
          new Mutant(
              "whose ledger is posted to",
              "profitability/Ledger.java",
              "customers.require(posting.customer(), CHANGE);",
              ""),
          new Mutant(
              "whose entry is corrected",
              "profitability/Ledger.java",
              "customers.require(wrong.customer(), CHANGE);",
              ""),
          new Mutant(
              "facts on a customer's page",
              "profitability/web/ProfitabilityFact.java",
              "return customer.isWithin(\"ledger:see\")",
              "return customer.version() >= 0"),
          new Mutant(
              "a customer's agreements",
              "agreements/web/AgreementsPanel.java",
              "if (!customer.isWithin(\"agreements:see\")) {",
              "if (customer.version() < 0) {"),
          new Mutant(
              "who gives a customer to somebody",
              "customers/Hands.java",
              "customers.require(customer, MANAGE);",
              ""),
          new Mutant(
              "who gives many customers to somebody",
              "customers/BulkChanges.java",
              "\n                    .and(Customers.within(editing.permission()))",
              ""),
          new Mutant(
              "a field that one may see and not write",
              "customers/Writable.java",
              "if (!locked.isEmpty()) {",
              "if (locked.size() > 5) {"),
          new Mutant(
              "nobody gives a role more than they have",
              "identity/Roles.java",
              "    if (!by.covers(rights)) {\n      throw Refusal.of(HttpStatus.FORBIDDEN, \"identity.refusal.more-than-own\");\n    }\n  }\n\n  private void write",
              "  }\n\n  private void write"),
          new Mutant(
              "nobody gives somebody a role beyond their own",
              "identity/Employees.java",
              "roles.giveable(role, by);",
              ""),
          new Mutant(
              "a key does what it was made for and no more",
              "identity/ApiKeys.java",
              "scopes == null\n            ? owner",
              "id > 0\n            ? owner"),
          new Mutant(
              "who is disabled is out",
              "identity/Rights.java",
              "return notExists(selectOne().from(DISABLING).where(DISABLING.EMPLOYEE_ID.eq(EMPLOYEE.ID)));",
              "return org.jooq.impl.DSL.trueCondition();"),
          new Mutant(
              "live events of what one may see",
              "web/LiveController.java",
              "|| !frame.may(topic.split(\"/\", 3)[1] + \":see\")",
              ""));

  private Mutants() {}

  static void hunt(Path project) throws IOException, InterruptedException {
    for (Mutant mutant : ALL) {
      mutate(Files.readString(project.resolve(SOURCES + mutant.file())), mutant);
    }
    Path copy = Files.createTempDirectory("kesher-mutants");
    copy(project, copy);
    run(copy, "./mvnw", "-q", "-pl", "app", "-am", "-DskipTests", "package");
    for (String tests : TESTS) {
      if (!passes(copy, tests)) {
        throw new IllegalStateException("the tests fail as it is: " + tests);
      }
    }
    System.out.println("\n## Permission checks taken out one at a time\n");
    System.out.println("| taken out | noticed by the tests |");
    System.out.println("|---|---|");
    int caught = 0;
    for (Mutant mutant : ALL) {
      boolean noticed = isNoticed(copy, project, mutant);
      caught += noticed ? 1 : 0;
      System.out.printf("| %s | %s |%n", mutant.check(), noticed ? "yes" : "**no**");
    }
    System.out.printf("%n%d of %d are noticed.%n", caught, ALL.size());
  }

  private static boolean isNoticed(Path copy, Path project, Mutant mutant)
      throws IOException, InterruptedException {
    Path source = copy.resolve(SOURCES + mutant.file());
    String text = Files.readString(source);
    Files.writeString(source, mutate(text, mutant));
    compile(copy, project, source);
    boolean noticed = false;
    for (String tests : TESTS) {
      noticed = noticed || !passes(copy, tests);
    }
    Files.writeString(source, text);
    compile(copy, project, source);
    return noticed;
  }

  private static String mutate(String text, Mutant mutant) {
    if (text.split(java.util.regex.Pattern.quote(mutant.is()), -1).length != 2) {
      throw new IllegalStateException("no longer in " + mutant.file() + ": " + mutant.is());
    }
    return text.replace(mutant.is(), mutant.becomes());
  }

  /** The one class, among all the others as they are. */
  private static void compile(Path copy, Path project, Path source)
      throws IOException, InterruptedException {
    Path classes = copy.resolve("app/target/classes");
    run(
        copy,
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-nowarn",
        "-parameters",
        "-proc:none",
        "-cp",
        classes + ":" + project.resolve("app/target/kesher/lib") + "/*",
        "-d",
        classes.toString(),
        source.toString());
  }

  private static boolean passes(Path copy, String tests) throws IOException, InterruptedException {
    return process(
            copy,
            "./mvnw",
            "-q",
            "-pl",
            "app",
            "-am",
            "test",
            "-Dkesher.compiled=true",
            "-Dmaven.compiler.useIncrementalCompilation=false",
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dtest=" + tests,
            "-Dsurefire.skipAfterFailureCount=1")
        == 0;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    if (process(folder, command) != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed; see " + folder.resolve("mutants.log"));
    }
  }

  private static int process(Path folder, String... command)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("mutants.log").toFile()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start().waitFor();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes its)
              throws IOException {
            if (LEFT_OUT.contains(from.relativize(folder).toString())
                || folder.endsWith("target/surefire-reports")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes its) throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file)),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
