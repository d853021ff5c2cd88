package io.kesher.customers.web;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerMark;
import io.kesher.customers.CustomerPanel;
import io.kesher.customers.Related;
import io.kesher.customers.RelationRole;
import io.kesher.customers.Relations;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** Who has to do with a customer, and who else belongs to their household. */
@Component
@Order(20)
public final class RelationsPanel implements CustomerPanel {
  private final Templates templates;
  private final Relations relations;
  private final List<CustomerMark> marks;

  RelationsPanel(Templates templates, Relations relations, ObjectProvider<CustomerMark> marks) {
    this.templates = templates;
    this.relations = relations;
    this.marks = marks.orderedStream().toList();
  }

  /**
   * Somebody as the panel shows them.
   *
   * @param others who else belongs to the same household or group
   */
  public record Shown(Related related, List<Content> marks, List<Shown> others) {}

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return Optional.of(of(frame, customer));
  }

  JteModel of(Frame frame, Customer customer) {
    boolean mayChange = frame.may("customers:change") && customer.isWithin("customers:change");
    var shown =
        relations.of(customer.id()).stream()
            .map(related ->
                new Shown(related, marks(frame, related), others(frame, customer.id(), related)))
            .toList();
    return templates.customersRelated(frame, customer.id().value(), shown, mayChange);
  }

  private List<Shown> others(Frame frame, CustomerId customer, Related circle) {
    return circle.role() != RelationRole.CIRCLE || circle.isEnded()
        ? List.of()
        : relations.of(circle.id()).stream()
            .filter(each -> each.role() == RelationRole.MEMBER && !each.isEnded())
            .filter(each -> !each.id().equals(customer))
            .map(each -> new Shown(each, marks(frame, each), List.of()))
            .toList();
  }

  private List<Content> marks(Frame frame, Related related) {
    return marks.stream()
        .flatMap(mark -> mark.of(frame, related.id(), related.owner()).stream())
        .map(Content.class::cast)
        .toList();
  }
}
