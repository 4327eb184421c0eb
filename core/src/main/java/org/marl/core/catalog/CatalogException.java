package org.marl.core.catalog;

/** Plug-ins that cannot be used together. The message names them. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CatalogException(String message) {
    super(message);
  }
}
