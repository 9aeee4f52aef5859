# Grouping rows by key in dicts.
customers = ["Alfa", "Beta", "Gamma", "Delta", "Epsilon"]
rows = []
for i in range(4000):
    rows.append({"customer": customers[i % 5], "item": "ITEM-" + str(i % 37), "qty": i % 11, "rate": 12.5 + i % 7})

totals = {}
for row in rows:
    key = row["customer"]
    group = totals.get(key)
    if group is None:
        group = {"qty": 0, "amount": 0.0, "items": {}}
        totals[key] = group
    group["qty"] = group["qty"] + row["qty"]
    group["amount"] = group["amount"] + row["qty"] * row["rate"]
    items = group["items"]
    items[row["item"]] = items.get(row["item"], 0) + row["qty"]
result = sorted([[k, v["qty"], round(v["amount"], 2), len(v["items"])] for k, v in totals.items()])
