package io.kesher.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.importing.FieldSource.OfColumn;
import io.kesher.tables.Source;
import io.kesher.web.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportFileTests {
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void takesTheMotorFileInByItsShippedProfile() {
    Import taken = desk.bring("motor.csv", Desk.sample("motor.csv"), Desk.start());
    assertThat(taken.profile()).isEqualTo("motor");
    assertThat(taken.state()).isEqualTo(ImportState.QUEUED);

    desk.work();

    Import done = desk.again(taken);
    assertThat(done.failure()).isNull();
    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.counts()).isEqualTo(new Counts(200, 200, 0, 0, 0, 0));
    assertThat(PlainTarget.count(desk.database, "customer")).isEqualTo(99);
    assertThat(PlainTarget.count(desk.database, "income")).isEqualTo(200);
    assertThat(PlainTarget.count(desk.database, "cost")).isEqualTo(35);
    assertThat(PlainTarget.count(desk.database, "activity")).isEqualTo(235);
    assertThat(done.records().of("customer").created()).isEqualTo(99);
    assertThat(PlainTarget.image(desk.database).toString())
        .contains("\"day\":\"2015-11-05\"", "\"line\":\"motorcycle\"", "\"amount\":\"222.52\"");
  }

  @Test
  void rejectsRowsWithoutACustomerByThatReason() {
    Import taken = desk.bring("retail.csv", Desk.sample("retail.csv"), Desk.start());
    desk.work();

    Import done = desk.again(taken);
    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.counts().rows()).isEqualTo(92);
    assertThat(done.counts().rejected()).isEqualTo(8);
    assertThat(desk.rows.page(done.id(), Outcome.REJECTED, false, 0, 100))
        .hasSize(8)
        .allSatisfy(row ->
            assertThat(row.rejection())
                .isEqualTo(new Rejection("importing.fault.customer-missing", "CustomerID", null)));
    assertThat(PlainTarget.count(desk.database, "income")).isEqualTo(84);
    assertThat(PlainTarget.image(desk.database).toString())
        .contains("\"externalId\":\"17920\"", "\"amount\":\"-27.5");
  }

  @Test
  void endsEachRowInOneOutcomeAndKeepsItsCells() {
    Import taken = desk.bring("retail.csv", Desk.sample("retail.csv"), Desk.start());
    desk.work();

    var rows = desk.rows.page(taken.id(), null, false, 0, 1000);
    assertThat(rows).extracting(Rows.ImportRow::number).doesNotHaveDuplicates().hasSize(92);
    assertThat(rows.getFirst().cells()).contains("17920.0");
    assertThat(rows.getFirst().notes()).extracting(Note::before).contains("17920.0");
  }

  @Test
  void noticesTheSameFileAndTakesItAgainOnlyWhenAsked() {
    byte[] file = Desk.sample("motor.csv");
    Import first = desk.bring("motor.csv", file, Desk.start());
    desk.work();

    assertThat(desk.uploads.receive("other.csv", new ByteArrayInputStream(file), Desk.start()))
        .isInstanceOfSatisfying(
            Received.Known.class, known -> assertThat(known.earlier().id()).isEqualTo(first.id()));

    Import second = desk.bring("motor.csv", file, new Wishes(null, false, true, true, null));
    desk.work();
    assertThat(desk.again(second).counts().rows()).isEqualTo(200);
    assertThat(desk.again(second).records().of("customer").created()).isZero();
  }

  @Test
  void triesOutWithoutWritingAnything() {
    var before = PlainTarget.image(desk.database);
    Import taken =
        desk.bring(
            "retail.csv", Desk.sample("retail.csv"), new Wishes(null, true, true, false, null));
    desk.work();

    Import tried = desk.again(taken);
    assertThat(tried.state()).isEqualTo(ImportState.MAPPING);
    assertThat(tried.counts()).isEqualTo(Counts.NONE);
    Trial trial = Objects.requireNonNull(tried.trial());
    assertThat(trial.finished()).isNotNull();
    assertThat(trial.counts().rows()).isEqualTo(92);
    assertThat(trial.counts().rejected()).isEqualTo(8);
    assertThat(PlainTarget.image(desk.database)).isEqualTo(before);
    assertThat(desk.rows.page(tried.id(), null, false, 0, 100)).hasSize(8);

    desk.steps.run(tried.id());
    desk.work();
    assertThat(desk.again(tried).counts()).isEqualTo(trial.counts());
    assertThat(desk.rows.page(tried.id(), null, false, 0, 100)).hasSize(92);
  }

  @Test
  void undoesEverythingIncludingUpdates() {
    desk.bring("people.csv", "Customer ID,Name\n1,Dana\n2,Avi\n");
    desk.imports.page(null, 10).forEach(found -> desk.steps.run(found.id()));
    desk.work();
    var before = PlainTarget.image(desk.database);

    Import second = desk.bring("people2.csv", "Customer ID,Name\n1,Dana Levi\n2,Avi\n3,Noa\n");
    desk.steps.run(second.id());
    desk.work();
    assertThat(desk.again(second).counts()).isEqualTo(new Counts(3, 1, 1, 1, 0, 0));
    assertThat(PlainTarget.image(desk.database)).isNotEqualTo(before);

    desk.steps.undo(second.id());
    desk.work();
    Import undone = desk.again(second);
    assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
    assertThat(PlainTarget.image(desk.database)).isEqualTo(before);
    assertThat(Objects.requireNonNull(undone.undone()).total())
        .isEqualTo(new ImportTarget.Undone(1, 1, 0));
  }

  @Test
  void leavesWhatIsThereWhenToldToSkip() {
    desk.steps.run(desk.bring("people.csv", "Customer ID,Name\n1,Dana\n").id());
    desk.work();
    Import second = desk.bring("people2.csv", "Customer ID,Name\n1,Other\n");
    Mapping mapping = desk.again(second).mapping();
    desk.steps.mapping(
        second.id(), new Mapping(mapping.matchOn(), OnMatch.SKIP, mapping.records()), null);
    desk.steps.run(second.id());
    desk.work();
    assertThat(desk.again(second).counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0));
  }

  @Test
  void keepsADeletedProfilesMappingWithTheImport() {
    Import taken = desk.bring("people.csv", "Customer ID,Name\n1,Dana\n");
    Profile profile =
        desk.profiles.save("ours", taken.mapping(), List.of("Customer ID", "Name"), null);
    desk.steps.mapping(taken.id(), profile.mapping(), profile.id());
    desk.profiles.delete(profile.id());
    desk.steps.run(taken.id());
    desk.work();
    assertThat(desk.again(taken).state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void choosesASavedProfileByItsHeader() {
    Mapping mapping =
        new Mapping(
            List.of("externalId"),
            OnMatch.FILL,
            List.of(
                new RecordMapping(
                    "customer", null, Map.of("externalId", FieldSource.column("code")))));
    Profile profile = desk.profiles.save("ours", mapping, List.of("code", "what"), null);
    Import taken = desk.bring("x.csv", "code,what,more\n7,x,y\n8,x,y\n");
    assertThat(taken.profile()).isEqualTo(profile.id());
    assertThat(taken.mapping()).isEqualTo(mapping);
  }

  @Test
  void refusesToRunAMappingThatLacksARequiredField() {
    Import taken = desk.bring("x.csv", "Customer ID,Amount\n1,10.5\n2,11.5\n");
    assertThatThrownBy(() -> desk.steps.run(taken.id()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields())
                    .extracting(fault -> fault.key())
                    .containsExactly("importing.mapping.fault.required"));
  }

  @Test
  void refusesAMappingOfColumnsThatAreNotThere() {
    Import taken = desk.bring("x.csv", "Customer ID,Amount\n1,10.5\n2,11.5\n");
    Mapping wrong =
        new Mapping(
            List.of("externalId"),
            OnMatch.UPDATE,
            List.of(
                new RecordMapping(
                    "customer",
                    null,
                    Map.of("externalId", new OfColumn("gone", null, null, null)))));
    assertThatThrownBy(() -> desk.steps.mapping(taken.id(), wrong, null))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void refusesAFileOverTheLimit() {
    var small =
        new Uploads(
            desk.database,
            desk.imports,
            desk.profiles,
            new Suggestions(
                desk.targets, new ColumnNames(tools.jackson.databind.json.JsonMapper.shared())),
            desk.steps,
            desk.stored,
            10,
            desk.transactions);
    assertThatThrownBy(() ->
            small.receive(
                "x.csv",
                new ByteArrayInputStream("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8)),
                Desk.start()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status().value()).isEqualTo(413));
    assertThat(desk.imports.page(null, 10)).isEmpty();
  }

  @Test
  void readsTheFileBackFromTheDatabaseByteForByte() throws Exception {
    byte[] file = Desk.sample("motor.csv");
    Import taken = desk.bring("../../motor.csv", file, Desk.start());
    assertThat(taken.fileName()).isEqualTo("motor.csv");
    Source source = new PieceSource(desk.database, taken.id(), taken.fileName(), taken.bytes());
    try (var in = source.open()) {
      assertThat(in.readAllBytes()).isEqualTo(file);
    }
  }
}
