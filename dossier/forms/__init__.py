"""Forms of the dossier: master data, statements, and the steps in the life of a statement."""
