if "test" in doc.description:
    doc.status = "Closed"
total = sum([row.qty * row.rate for row in doc.items])
if total > 100 and not doc.approved:
    doc.remarks = f"{doc.name}: {total}"
