package io.kesher.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What somebody must be allowed to do to be let into a controller, or into one of its methods; the
 * method's own word is the one that counts. Judged before anything of the request's body is read.
 *
 * <p>A method that has neither this nor {@link Public} lets nobody in, and fails the build. The
 * words are those that modules declare as {@code identity.Permissions}; they stand here since
 * {@code web} has routes of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface May {
  /** Enough to be signed in: what one sees is one's own. */
  String SELF = "self";

  /** A permission, such as {@code "customers:see"}, or {@link #SELF}. */
  String value();
}
