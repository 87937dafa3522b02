-- Each file that came in since and could not be read, and why.
SELECT 'file ' || source || ': ' || error AS line FROM documents
WHERE status = 'rejected' AND ingested_at > getvariable('since')
ORDER BY source, document_id;
