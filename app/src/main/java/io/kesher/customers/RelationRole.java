package io.kesher.customers;

import java.util.Locale;
import java.util.Set;

/**
 * What one customer is to another. Each role has an inverse; of the two one is kept, and the other
 * is the same read from the other side.
 */
public enum RelationRole {
  MEMBER,
  CIRCLE,
  OWNER,
  OWNED,
  PARENT,
  CHILD,
  SPOUSE,
  SIBLING,
  BROKER,
  BROKERED,
  REFERRER,
  REFERRED,
  INSURED,
  HOLDER,
  PAYER,
  PAID_FOR,
  EMPLOYEE,
  EMPLOYER,
  CONTACT,
  CONTACTED;

  private static final Set<RelationRole> KEPT =
      Set.of(
          MEMBER, OWNER, PARENT, SPOUSE, SIBLING, BROKER, REFERRER, INSURED, PAYER, EMPLOYEE,
          CONTACT);

  /** Nobody is this to somebody who is it to them, directly or by way of others. */
  private static final Set<RelationRole> ONE_WAY = Set.of(MEMBER, OWNER, PARENT, BROKER, REFERRER);

  public RelationRole inverse() {
    return switch (this) {
      case MEMBER -> CIRCLE;
      case CIRCLE -> MEMBER;
      case OWNER -> OWNED;
      case OWNED -> OWNER;
      case PARENT -> CHILD;
      case CHILD -> PARENT;
      case SPOUSE -> SPOUSE;
      case SIBLING -> SIBLING;
      case BROKER -> BROKERED;
      case BROKERED -> BROKER;
      case REFERRER -> REFERRED;
      case REFERRED -> REFERRER;
      case INSURED -> HOLDER;
      case HOLDER -> INSURED;
      case PAYER -> PAID_FOR;
      case PAID_FOR -> PAYER;
      case EMPLOYEE -> EMPLOYER;
      case EMPLOYER -> EMPLOYEE;
      case CONTACT -> CONTACTED;
      case CONTACTED -> CONTACT;
    };
  }

  boolean isKept() {
    return KEPT.contains(this);
  }

  boolean isMutual() {
    return this == inverse();
  }

  boolean isOneWay() {
    return ONE_WAY.contains(this);
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RelationRole of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
