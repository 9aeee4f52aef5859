# The everyday script: documents with rows, totals, discounts, texts.
def make_invoice(number):
    items = []
    for line in range(8):
        items.append({"item_code": f"ITEM-{line:03d}", "qty": line + number % 3 + 1, "rate": 10.5 * (line + 1), "discount": 5 if line % 2 else 0})
    return {"name": "INV-" + str(number), "customer": "Customer " + str(number % 17), "items": items, "taxes": [9.0, 9.0], "status": ""}

def compute(invoice):
    net = 0
    for row in invoice["items"]:
        amount = row["qty"] * row["rate"] * (100 - row["discount"]) / 100
        row["amount"] = round(amount, 2)
        net += row["amount"]
    invoice["net_total"] = net
    tax = sum(net * rate / 100 for rate in invoice["taxes"])
    invoice["grand_total"] = round(net + tax, 2)
    if invoice["grand_total"] > 4000 and not invoice["status"]:
        invoice["status"] = "Needs Approval"
    elif "1" in invoice["name"]:
        invoice["status"] = "Open"
    return invoice

invoices = [compute(make_invoice(n)) for n in range(150)]
by_status = {}
for invoice in invoices:
    by_status[invoice["status"]] = by_status.get(invoice["status"], 0) + invoice["grand_total"]
result = [[k, round(v, 2)] for k, v in sorted(by_status.items())]
