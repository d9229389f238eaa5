//! Demarche.
