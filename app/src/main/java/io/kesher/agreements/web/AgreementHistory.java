package io.kesher.agreements.web;

import io.kesher.agreements.AgreementChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an agreement's history.
 *
 * @param next where it goes on; absent at its beginning
 */
public record AgreementHistory(List<AgreementChange> shown, @Nullable Long next) {}
