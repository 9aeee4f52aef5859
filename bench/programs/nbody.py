# Float arithmetic over items of lists.
bodies = [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743],
    [4.84143144246472, -1.16032004402742, -0.10362204447112, 0.60632639299, 2.81198684491, -0.02521836165, 0.03769367487],
    [8.34336671824458, 4.1247985641243, -0.4035234171143, -1.01077434617, 1.82566237123, 0.00841576137, 0.01128632613],
]

def step(bodies, dt):
    count = len(bodies)
    for i in range(count):
        a = bodies[i]
        for j in range(i + 1, count):
            b = bodies[j]
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            distance = dx * dx + dy * dy + dz * dz
            pull = dt / (distance * distance ** 0.5)
            a[3] = a[3] - dx * b[6] * pull
            a[4] = a[4] - dy * b[6] * pull
            a[5] = a[5] - dz * b[6] * pull
            b[3] = b[3] + dx * a[6] * pull
            b[4] = b[4] + dy * a[6] * pull
            b[5] = b[5] + dz * a[6] * pull
    for body in bodies:
        body[0] = body[0] + dt * body[3]
        body[1] = body[1] + dt * body[4]
        body[2] = body[2] + dt * body[5]

for turn in range(700):
    step(bodies, 0.001)
result = round(bodies[0][0], 9)
