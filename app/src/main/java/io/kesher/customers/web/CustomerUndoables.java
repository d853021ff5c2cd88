package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.FieldChange;
import io.kesher.customers.FieldChanges;
import io.kesher.customers.Merges;
import io.kesher.customers.Relations;
import io.kesher.customers.Trash;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import io.kesher.web.Undo;
import io.kesher.web.Undoable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be taken back of a customer after another page has opened. */
@Configuration(proxyBeanMethods = false)
class CustomerUndoables {
  /** A socket's plug. */
  private record Plug(String name, BiFunction<Frame, Long, Optional<Undo>> undo)
      implements Undoable {
    @Override
    public Optional<Undo> of(Frame frame, long id) {
      return undo.apply(frame, id);
    }
  }

  @Bean
  Undoable trashUndoable(Trash trash) {
    return new Plug(
        "trash",
        (frame, id) ->
            frame.may("customers:delete")
                ? trash
                    .find(new CustomerId(id))
                    .map(gone ->
                        Undo.page(
                            frame,
                            frame.say("customers.trash.done", gone.name()),
                            "/customers/" + id + "/restoration",
                            Map.of()))
                : Optional.empty());
  }

  @Bean
  Undoable mergeUndoable(Merges merges) {
    return new Plug(
        "merge",
        (frame, id) -> frame.may("customers:manage") ? merge(frame, merges, id) : Optional.empty());
  }

  /** The reader's own last edit of a customer, all of it. */
  @Bean
  Undoable changeUndoable(Customers customers, FieldChanges changes) {
    return new Plug(
        "change",
        (frame, id) ->
            frame.may("customers:change")
                ? customers
                    .find(new CustomerId(id))
                    .flatMap(customer -> change(frame, customer, changes.lastEdit(customer.id())))
                : Optional.empty());
  }

  private static Optional<Undo> change(Frame frame, Customer customer, List<FieldChange> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Undo.page(
                frame,
                frame.say("customers.changes.done"),
                "/customers/" + customer.id() + "/changes/undoing",
                Map.of(
                    "version",
                    Integer.toString(customer.version()),
                    "change",
                    changes.stream().map(FieldChange::id).collect(Collectors.joining(",")))));
  }

  /** Back into the hands in which they were before. */
  @Bean
  Undoable ownerUndoable(Customers customers, FieldChanges changes) {
    return new Plug(
        "owner",
        (frame, id) ->
            frame.may("customers:manage")
                ? customers
                    .find(new CustomerId(id))
                    .flatMap(customer ->
                        changes
                            .ownerBefore(customer.id())
                            .map(before ->
                                Undo.page(
                                    frame,
                                    frame.say("customers.owner.done", customer.displayName()),
                                    "/customers/" + id + "/owner",
                                    Map.of("employee", before))))
                : Optional.empty());
  }

  @Bean
  Undoable relationUndoable(Relations relations, Customers customers) {
    return new Plug(
        "relation", (frame, id) -> relation(frame, relations.find(id, false), customers));
  }

  /** The same, said on the page of the other. */
  @Bean
  Undoable relatedUndoable(Relations relations, Customers customers) {
    return new Plug("related", (frame, id) -> relation(frame, relations.find(id, true), customers));
  }

  private static Optional<Undo> relation(
      Frame frame, Optional<Relations.Said> said, Customers customers) {
    return said.filter(_ -> frame.may("customers:change"))
        .flatMap(made ->
            customers
                .find(made.other())
                .map(other ->
                    Undo.page(
                        frame,
                        frame.say("customers.related.made", other.displayName()),
                        "/customers/" + made.customer() + "/relations/removal",
                        Map.of("role", made.role().name(), "other", made.other().toString()))));
  }

  private static Optional<Undo> merge(Frame frame, Merges merges, long id) {
    try {
      var merge = merges.find(id);
      return merge.undoneAt() != null
          ? Optional.empty()
          : Optional.of(
              Undo.page(
                  frame,
                  frame.say("customers.merged.done", merge.name()),
                  "/customers/merges/" + id + "/undoing",
                  Map.of()));
    } catch (Refusal gone) {
      return Optional.empty();
    }
  }
}
